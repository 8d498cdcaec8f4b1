import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

const cpf = "52998224725";
const byCommand = { actor: "system:command-line", capacity: "system" };
const act = { cpf, role: "operator", reason: "designação 12/2026", ...byCommand } as const;

let store: TestStore;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.finish());

const audited = async () =>
  (await store.sql("select action, actor, capacity, details from store.audit where action like 'staff-%' order by sequence")) as {
    action: string;
    details: Record<string, unknown>;
  }[];

test("a role may be given before the first login, and counts from then on", async () => {
  expect(await store.staff.grant({ ...act, cpf: "529.982.247-25" })).toBe(true);
  expect(await store.staff.list()).toMatchObject([{ cpf, role: "operator", accountId: null, name: null }]);
  const { id } = await store.accounts.upsertFromGovbr(identity({ cpf }));
  expect(await store.staff.rolesOf(id)).toEqual(["operator"]);
  expect(await store.staff.list()).toMatchObject([{ accountId: id, name: "Maria da Silva", reason: act.reason }]);
  const stranger = await store.accounts.upsertFromGovbr(identity({ cpf: "11144477735" }));
  expect(await store.staff.rolesOf(stranger.id)).toEqual([]);
});

test("a revoked role is gone at once, and may be given again", async () => {
  const { id } = await store.accounts.upsertFromGovbr(identity({ cpf }));
  await store.staff.grant(act);
  await store.staff.grant({ ...act, role: "service-team:dicor" });
  expect(await store.staff.revoke({ ...act, reason: "mudou de setor" })).toBe(true);
  expect(await store.staff.rolesOf(id)).toEqual(["service-team:dicor"]);
  expect(await store.staff.grant(act)).toBe(true);
  expect(await store.staff.rolesOf(id)).toEqual(["operator", "service-team:dicor"]);
});

test("every change stands in the audit once, with who, why and whom; repeating changes nothing", async () => {
  const { id } = await store.accounts.upsertFromGovbr(identity({ cpf }));
  const granted = await Promise.all(Array.from({ length: 5 }, () => store.staff.grant(act)));
  expect(granted.filter(Boolean)).toHaveLength(1);
  await store.staff.revoke({ ...act, reason: "saiu" });
  expect(await store.staff.revoke({ ...act, reason: "saiu" })).toBe(false);
  const who = { cpf: "***.982.247-**", accountId: id, role: "operator" };
  expect(await audited()).toEqual([
    { action: "staff-role-granted", ...byCommand, details: { ...who, reason: act.reason } },
    { action: "staff-role-revoked", ...byCommand, details: { ...who, reason: "saiu" } },
  ]);
  expect(await store.audit.verify()).toMatchObject({ intact: true });
});

test("a CPF with wrong check digits is refused, and nothing is written", async () => {
  await expect(store.staff.grant({ ...act, cpf: "52998224726" })).rejects.toMatchObject({ code: "cpf-invalid" });
  expect(await store.staff.list()).toEqual([]);
  expect(await audited()).toEqual([]);
});

test("a note about an instance keeps its author and stands in the audit without its text", async () => {
  const { id } = await store.accounts.upsertFromGovbr(identity({ cpf }));
  const note = { instanceId: "instance-1", accountId: id, origin: null, capacity: "staff:operator" };
  await store.staff.note({ ...note, text: "primeira" });
  store.later(1);
  await store.staff.note({ ...note, text: "segunda" });
  expect(await store.staff.notesOf("instance-1")).toMatchObject([
    { text: "segunda", author: "Maria da Silva" },
    { text: "primeira" },
  ]);
  expect(await store.staff.notesOf("instance-2")).toEqual([]);
  const written = await store.sql("select details from store.audit where action = 'engine-instance-noted'");
  expect(written).toHaveLength(2);
  expect(JSON.stringify(written)).not.toContain("segunda");
});
