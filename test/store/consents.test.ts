import type { ConsentRequest } from "../../src/store/types.ts";
import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

let store: TestStore;
let journeyId: string;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());
beforeEach(async () => {
  journeyId = (await store.journeys.create()).id;
});

const request = (parts: Partial<ConsentRequest> = {}): ConsentRequest => ({
  accountId: null,
  journeyId,
  purpose: "govbr-login",
  items: ["identity", "email"],
  action: "granted",
  textVersion: "1",
  textHash: "abc",
  channel: "portal",
  ip: "203.0.113.7",
  ...parts,
});

const loginAndBack = async () => {
  const { state } = await store.logins.prepare({ journeyId });
  await store.logins.redeem(state, journeyId);
};

test("what was authorised is kept with text, time and origin, and audited", async () => {
  const { id: accountId } = await store.accounts.upsertFromGovbr(identity());
  const { consent, created } = await store.consents.record(request({ accountId }));
  expect(created).toBe(true);
  expect(await store.consents.ofJourney(journeyId)).toEqual([consent]);
  expect(consent).toMatchObject({
    accountId,
    items: ["identity", "email"],
    textHash: "abc",
    ip: "203.0.113.7",
    recordedAt: store.now,
  });
  const audit = await store.sql("select action, origin from store.audit where subject = $1", [consent.id]);
  expect(audit).toEqual([{ action: "consent-granted", origin: "203.0.113.7" }]);
});

test("a worker that runs twice records once, also at the same moment", async () => {
  await loginAndBack();
  const results = await Promise.all([1, 2, 3].map(() => store.consents.record(request({ action: "denied" }))));
  expect(results.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(results.map(({ consent }) => consent.id)).size).toBe(1);
});

test("denying again after another login is another act", async () => {
  await loginAndBack();
  await store.consents.record(request({ action: "denied" }));
  store.later(60);
  await loginAndBack();
  expect(await store.consents.record(request({ action: "denied" }))).toMatchObject({ created: true });
  expect(await store.consents.ofJourney(journeyId)).toHaveLength(2);
});

test.each(["update store.consents set action = 'denied'", "delete from store.consents", "truncate store.consents"])(
  "nothing can be changed afterwards: %s",
  async (statement) => {
    await store.consents.record(request());
    await expect(store.sql(statement)).rejects.toThrow("append-only");
  },
);

test("a consent that is taken back is a row of its own; the registration is open again and every session ends", async () => {
  const { id: accountId } = await store.accounts.upsertFromGovbr(identity({ cpf: "11144477735" }));
  await store.accounts.confirm(accountId, { profile: "member" });
  const { consent } = await store.consents.record(request({ accountId }));
  const session = await store.sessions.create({ journeyId, accountId, csrfToken: "c" });
  store.later(60);
  const back = { accountId, purpose: "govbr-login", ip: "203.0.113.9", userAgent: "Firefox" };
  const withdrawn = await store.consents.withdraw(back);
  expect(withdrawn).toMatchObject({
    ...{ action: "withdrawn", purpose: "govbr-login", items: consent.items, textHash: consent.textHash },
    ...{ channel: "portal", ip: "203.0.113.9", userAgent: "Firefox", recordedAt: store.now },
  });
  expect(await store.consents.ofAccount(accountId)).toEqual([withdrawn, consent]);
  expect((await store.accounts.get(accountId))!.confirmedAt).toBeNull();
  expect(await store.sessions.get(session.id)).toBeNull();
  const audit = await store.sql("select action, actor from store.audit where subject = $1", [withdrawn.id]);
  expect(audit).toEqual([{ action: "consent-withdrawn", actor: accountId }]);

  await expect(store.consents.withdraw(back)).rejects.toMatchObject({ code: "consent-unknown" });
  // Given anew, it can be taken back anew.
  journeyId = (await store.journeys.create()).id;
  store.later(60);
  await store.consents.record(request({ accountId }));
  expect((await store.consents.withdraw(back)).id).not.toBe(withdrawn.id);
});

test("nobody takes back what he has not given", async () => {
  const { id: accountId } = await store.accounts.upsertFromGovbr(identity({ cpf: "39053344705" }));
  const back = { purpose: "govbr-login", ip: null, userAgent: null };
  await expect(store.consents.withdraw({ accountId, ...back })).rejects.toMatchObject({ code: "consent-unknown" });
  await expect(store.consents.withdraw({ accountId: "nobody", ...back })).rejects.toMatchObject({ code: "consent-unknown" });
});
