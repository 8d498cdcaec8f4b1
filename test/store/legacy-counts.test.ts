import { randomUUID } from "node:crypto";
import { expectCounted } from "./support/counted.ts";
import { finished, importLegacy, importRequest, legacyAccount, legacyProcess } from "./support/legacy.ts";
import { openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openStore();
  const logins = Array.from({ length: 12 }, (_, nth) => `velho.${nth}`);
  const off = { active: false };
  await importLegacy(
    store,
    [...logins.map((login) => legacyAccount(login)), legacyAccount("desligado", off)],
    logins.flatMap((login) => [legacyProcess(`${login}-1`, login), legacyProcess(`${login}-2`, login, finished)]),
  );
});
afterAll(() => store.finish());

const rows = async () => Number((await store.sql("SELECT count(*) AS n FROM store.legacy_counts"))[0]!.n);

test("what an import brings, changes and leaves as it is", async () => {
  await expectCounted(store);
  expect((await store.legacy.overview()).accounts).toMatchObject({ total: 13, ready: 12, inactive: 1 });
  const changed = importRequest(
    [legacyAccount("desligado"), legacyAccount("velho.0", { active: false })],
    [legacyProcess("velho.1-1", "velho.1", finished)],
  );
  await store.legacy.import({ ...changed, key: randomUUID() });
  await expectCounted(store);
  expect((await store.legacy.overview()).accounts).toMatchObject({ total: 13, ready: 12, inactive: 1 });
});

test("many changes at once, and somebody who looks all the time: nothing is counted twice or left out", async () => {
  const ids = (await store.sql("SELECT id FROM store.legacy_processes WHERE status = 'open' ORDER BY id")).map(
    ({ id }) => id as string,
  );
  await store.sql("INSERT INTO store.legacy_counts (measure, change) SELECT 'accounts-ready', 0 FROM generate_series(1, 1500)");
  const toggle = async (id: string) => {
    for (let turn = 0; turn < 6; turn++) {
      await store.legacy.noteSuspended([id]);
      if (turn < 5) await store.legacy.noteLifted([id]);
    }
  };
  const looks = Array.from({ length: 10 }, () => store.legacy.overview());
  await Promise.all([...ids.map(toggle), ...looks]);
  await store.sql("INSERT INTO store.legacy_counts (measure, change) SELECT 'accounts-ready', 0 FROM generate_series(1, 1500)");
  await store.legacy.overview();
  expect(await rows()).toBeLessThan(20);
  await expectCounted(store);
  expect((await store.legacy.overview()).processes.suspended).toBe(ids.length);
});

test("a change that is taken back is not counted, and what is deleted is no more", async () => {
  await store.sql("BEGIN; UPDATE store.legacy_processes SET suspended_at = NULL; ROLLBACK");
  await expectCounted(store);
  await store.sql("DELETE FROM store.legacy_processes WHERE number = 'velho.3-1'");
  await expectCounted(store);
});
