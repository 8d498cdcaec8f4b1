import { identity, openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());

test("a list goes on after a notice, also among those of one moment; never after somebody else's", async () => {
  const { id: accountId } = await store.accounts.upsertFromGovbr(identity());
  const { id: other } = await store.accounts.upsertFromGovbr(identity({ cpf: "12345678909" }));
  const tell = (to: string, event: string) =>
    store.notices.tell({ accountId: to, kind: "process-decided", eventKey: event, data: { event } });
  for (let n = 1; n <= 5; n++) await tell(accountId, `first-${n}`);
  store.later(1);
  await tell(accountId, "newest");
  await tell(other, "other");

  const all = await store.notices.list({ accountId });
  expect(all.map(({ data }) => data.event)[0]).toBe("newest");
  const parts: unknown[] = [];
  for (let after: string | null = null; ; after = parts.at(-1) as string) {
    const part = await store.notices.list({ accountId, after, limit: 2 });
    if (part.length === 0) break;
    parts.push(...part.map(({ id }) => id));
  }
  expect(parts).toEqual(all.map(({ id }) => id));
  const [others] = await store.notices.list({ accountId: other });
  expect(await store.notices.list({ accountId, after: others!.id })).toEqual([]);
  expect(await store.notices.get({ accountId, id: others!.id })).toBeNull();
  expect(await store.notices.get({ accountId: other, id: others!.id })).toMatchObject({ data: { event: "other" } });
});
