import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const tell = (parts: object = {}) =>
  company.store.notices.tell({
    accountId: company.carla.id,
    eventKey: "e1",
    kind: "process-decided",
    data: { process: "P1" },
    ...parts,
  });
const mails = () => company.store.outbox.list({ to: company.carla.email });

test("one event is one notice and one mail, however often it is told", async () => {
  const { carla, davi, store } = company;
  await Promise.all([tell(), tell(), tell({ data: { process: "another" } })]);
  await tell({ accountId: davi.id });
  expect(await store.notices.list({ accountId: carla.id })).toHaveLength(1);
  expect(await mails()).toHaveLength(1);
  expect(await store.notices.list({ accountId: davi.id })).toHaveLength(1);
});

test("mail goes as the person chose; the notice is there either way", async () => {
  const { carla, store } = company;
  const prefer = (kind: "process-decided" | "delegation-used", byMail: boolean) =>
    store.notices.prefer({ accountId: carla.id, kind, byMail });
  await prefer("process-decided", false);
  await tell();
  await tell({ eventKey: "e2", kind: "delegation-used" });
  expect(await mails()).toHaveLength(0);
  await prefer("process-decided", true);
  await prefer("delegation-used", true);
  expect(await store.notices.preferences(carla.id)).toEqual({ "process-decided": true, "delegation-used": true });
  await tell({ eventKey: "e3" });
  await tell({ eventKey: "e4", kind: "delegation-used" });
  expect(await mails()).toHaveLength(2);
  expect(await store.notices.unreadCount(carla.id)).toBe(4);
});

test("notices come in pages, the newest first, and are read by their owner alone", async () => {
  const { carla, davi, store } = company;
  for (let count = 0; count < 5; count++) await tell({ eventKey: `e${count}` });
  store.later(1);
  await tell({ eventKey: "newest" });
  const accountId = carla.id;
  const first = await store.notices.list({ accountId, limit: 4 });
  const rest = await store.notices.list({ accountId, limit: 4, after: first.at(-1)!.id });
  expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(6);
  expect(first[0]?.createdAt).toEqual(store.now);
  const { id } = first[1]!;
  await store.notices.markRead({ accountId: davi.id, id });
  expect(await store.notices.get({ accountId: davi.id, id })).toBeNull();
  expect(await store.notices.get({ accountId, id })).toMatchObject({ readAt: null });
  await store.notices.markRead({ accountId, id });
  expect(await store.notices.unreadCount(accountId)).toBe(5);
  await store.notices.markRead({ accountId });
  expect(await store.notices.unreadCount(accountId)).toBe(0);
});
