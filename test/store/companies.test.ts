import type { LinkRequest } from "../../src/store/types.ts";
import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

let store: TestStore;
let maria: string;
let pedro: string;
beforeAll(async () => {
  store = await openStore();
  maria = (await store.accounts.upsertFromGovbr(identity())).id;
  pedro = (await store.accounts.upsertFromGovbr(identity({ cpf: "12345678909", name: "Pedro", email: "pedro@example.com" }))).id;
});
afterAll(() => store.finish());

const request = (cnpj: string, parts: Partial<LinkRequest> = {}): LinkRequest => ({
  accountId: maria,
  cnpj,
  legalName: "ALFA LTDA",
  capacity: "SOCIO",
  evidence: "govbr-companies",
  validUntil: null,
  ...parts,
});

const auditOf = async (cnpj: string) => {
  const rows = await store.sql("select action from store.audit where company_cnpj = $1 order by sequence", [cnpj]);
  return rows.map(({ action }) => action);
};

test("a first link makes the company, a second one joins it, and the first representative is told once", async () => {
  const first = await store.companies.link(request("12.abc.345/01de-35"));
  expect(first).toMatchObject({ created: true, bond: { accountId: maria, company: { cnpj: "12ABC34501DE35" }, endedAt: null } });
  const second = await store.companies.link(request("12ABC34501DE35", { accountId: pedro }));
  expect(second.created).toBe(true);
  expect(second.bond.company).toEqual(first.bond.company);
  await store.companies.link(request("12ABC34501DE35", { accountId: pedro, validUntil: store.now }));
  expect(await store.outbox.list({ to: "maria@example.com" })).toMatchObject([
    {
      template: "company-joined",
      data: { name: "Maria da Silva", newcomer: "Pedro", cnpj: "12ABC34501DE35", companyName: "ALFA LTDA" },
    },
  ]);
  await store.companies.link(request("12ABC34501DE35", { validUntil: store.now }));
  expect(await store.outbox.list({ to: "pedro@example.com" })).toEqual([]);
});

test("linking again creates nothing, renews the proof, and is audited only when something changed", async () => {
  const cnpj = "11222333000181";
  const first = await store.companies.link(request(cnpj));
  const same = await store.companies.link(request(cnpj));
  expect(same).toEqual({ bond: first.bond, created: false });
  const certificate = { serial: "01", issuer: "CN=AC", fingerprint256: "AA", notBefore: store.now, notAfter: store.now };
  const proof = request(cnpj, { evidence: "certificate", capacity: "E_CNPJ", validUntil: store.now, certificate });
  const renewed = await store.companies.link(proof);
  expect(renewed).toMatchObject({ created: false, bond: { id: first.bond.id, evidence: "certificate", validUntil: store.now } });
  await store.companies.link(proof);
  expect(await auditOf(cnpj)).toEqual(["company-linked", "company-bond-renewed"]);
});

test("several links at once make one company and one bond", async () => {
  const cnpj = "99999999000191";
  const results = await Promise.all(Array.from({ length: 8 }, () => store.companies.link(request(cnpj))));
  expect(results.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(results.map(({ bond }) => bond.id)).size).toBe(1);
  expect(await auditOf(cnpj)).toEqual(["company-linked"]);
});

test("two people linking one new company at once both represent it", async () => {
  const cnpj = "ABCDEFGHIJKL80";
  const [one, other] = await Promise.all([
    store.companies.link(request(cnpj)),
    store.companies.link(request(cnpj, { accountId: pedro })),
  ]);
  expect(one?.bond.company.id).toBe(other?.bond.company.id);
  expect([one?.created, other?.created]).toEqual([true, true]);
});

test("an ended bond is no bond any more, and a new one may follow", async () => {
  const cnpj = "00000000000191";
  const { bond } = await store.companies.link(request(cnpj));
  store.later(60);
  const ended = await store.companies.endBond(bond.id, { actor: maria, reason: "left" });
  expect(ended).toEqual({ ...bond, endedAt: store.now });
  expect((await store.companies.bondsOf(maria)).map(({ company }) => company.cnpj)).not.toContain(cnpj);
  store.later(60);
  expect(await store.companies.endBond(bond.id, { actor: maria, reason: "again" })).toEqual(ended);
  const next = await store.companies.link(request(cnpj));
  expect(next.created).toBe(true);
  expect(next.bond.id).not.toBe(bond.id);
  expect(await auditOf(cnpj)).toEqual(["company-linked", "company-bond-ended", "company-linked"]);
});

test("a bond outlives the certificate that proved it", async () => {
  const cnpj = "ZZZZZZZZZZZZ62";
  const [notBefore, notAfter] = [store.now, new Date(store.now.getTime() + 1000)];
  const certificate = { serial: "1", issuer: "AC", fingerprint256: "f", notBefore, notAfter };
  await store.companies.link(request(cnpj, { evidence: "certificate", validUntil: notAfter, certificate }));
  store.later(3600);
  await store.companies.expireLinks();
  expect((await store.companies.bondsOf(maria)).map(({ company }) => company.cnpj)).toContain(cnpj);
});

test("wrong ids are refused", async () => {
  await expect(store.companies.link(request("11222333000182"))).rejects.toMatchObject({ code: "cnpj-invalid" });
  await expect(store.companies.link(request("11222333000181", { accountId: "x" }))).rejects.toMatchObject({
    code: "account-unknown",
  });
  await expect(store.companies.endBond("x", { actor: maria, reason: "" })).rejects.toMatchObject({ code: "bond-unknown" });
  expect(await store.companies.bondsOf("x")).toEqual([]);
});

test("readings are replaced as a whole", async () => {
  const reading = { legalName: "ALFA", atuacao: "SOCIO" as const, registrar: true, linkedAt: store.now, expiresAt: null };
  const both = [
    { cnpj: "11222333000181", ...reading },
    { cnpj: "12ABC34501DE35", ...reading },
  ];
  await store.companies.saveReadings(maria, both);
  expect(await store.companies.readings(maria)).toEqual(both);
  await store.companies.saveReadings(maria, both.slice(1));
  expect(await store.companies.readings(maria)).toEqual(both.slice(1));
  await store.companies.saveReadings(maria, []);
  expect(await store.companies.readings(maria)).toEqual([]);
});
