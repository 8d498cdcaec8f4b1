import { randomUUID } from "node:crypto";
import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());

test("a journey is its own business key and remembers who walks it", async () => {
  const journey = await store.journeys.create();
  expect(journey).toMatchObject({ businessKey: journey.id, accountId: null, createdAt: store.now });
  const { id } = await store.accounts.upsertFromGovbr(identity());
  await store.journeys.setAccount(journey.id, id);
  expect(await store.journeys.get(journey.id)).toMatchObject({ accountId: id });
});

test("touching moves the time of the last visit only", async () => {
  const journey = await store.journeys.create();
  store.later(60);
  await store.journeys.touch(journey.id);
  expect(await store.journeys.get(journey.id)).toEqual({ ...journey, touchedAt: store.now });
});

test.each(["no uuid", randomUUID()])("an unknown id is not found: %s", async (id) => {
  expect(await store.journeys.get(id)).toBeNull();
  await expect(store.journeys.setAccount(id, id)).rejects.toMatchObject({ code: "journey-unknown" });
  await expect(store.logins.prepare({ journeyId: id })).rejects.toMatchObject({ code: "journey-unknown" });
  const ticket = store.certificates.createTicket({ journeyId: id, ttl: 60 });
  await expect(ticket).rejects.toMatchObject({ code: "journey-unknown" });
});

test("an unknown account does not walk a journey", async () => {
  const { id } = await store.journeys.create();
  await expect(store.journeys.setAccount(id, randomUUID())).rejects.toMatchObject({ code: "account-unknown" });
});
