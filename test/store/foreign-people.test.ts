import type { Admission } from "../../src/store/types.ts";
import { admitted, type Enrolled, enrol, enrolled } from "./support/credentials.ts";
import { catalogue } from "./support/services.ts";
import { identity, openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
let greta: Enrolled;
const service = { serviceId: catalogue[0]!.id, serviceVersion: catalogue[0]!.versions.at(-1)!.version };

beforeAll(async () => {
  store = await openStore();
  await store.services.publish(catalogue);
  greta = await enrolled(store, "kessel");
});
afterAll(() => store.finish());

const start = (accountId: string, { company }: Admission) =>
  store.processes.prepareStart({ accountId, companyId: company.id, ...service, idempotencyKey: crypto.randomUUID() });

test("a validated representative starts what any representative starts; before the activation nothing", async () => {
  expect(await start(greta.account.id, greta)).toMatchObject({ ticket: expect.any(String) });
  const waiting = await admitted(store, "waiting");
  expect(await start(waiting.account.id, waiting)).toMatchObject({ refused: "start-account-unconfirmed" });
});

test("what Gov.br says at a login does not touch a tie that the team has validated", async () => {
  await store.companies.saveReadings(greta.account.id, []);
  expect(await store.companies.bondsOf(greta.account.id)).toHaveLength(1);
  const { id } = await store.accounts.upsertFromGovbr(identity());
  const link = { accountId: id, cnpj: "12ABC34501DE35", legalName: "ALFA", validUntil: null, capacity: "SOCIO" } as const;
  await store.companies.link({ ...link, evidence: "govbr-companies" });
  await store.companies.saveReadings(id, []);
  expect(await store.companies.bondsOf(id)).toHaveLength(0);
});

test("company and person are found by their numbers, however they are written", async () => {
  const { cnpj } = greta.company;
  const written = `ex-de-${cnpj.slice(4, 8)}.${cnpj.slice(8)}`;
  expect(await store.companies.findByCnpj(written)).toEqual(greta.company);
  expect((await store.accounts.findByCpf(greta.account.cpf.toLowerCase()))?.id).toBe(greta.account.id);
});

test("a member without CPF gets what was delegated at his activation, is listed by number, and is unlinked", async () => {
  const by = { actorId: greta.account.id, companyId: greta.company.id };
  const invitation = { ...by, name: "Jonas Berg", email: "jonas@example.org", language: "en" } as const;
  const member = await store.credentials.inviteMember(invitation);
  expect(member).toMatchObject({ cpf: expect.stringMatching(/^E\d{10}$/), account: null, invitedEmail: "jonas@example.org" });
  store.later(1);
  expect((await store.credentials.inviteMember(invitation)).cpf).toBe(member.cpf);
  const { cpf } = member;
  await store.delegations.update({ ...by, cpf, grants: [{ serviceId: service.serviceId }] });
  const { accountId } = await enrol(store, "jonas@example.org");
  expect(await store.delegations.ofMember({ companyId: by.companyId, cpf })).toMatchObject([{ state: "active", accountId }]);
  expect(await start(accountId, greta)).toMatchObject({ ticket: expect.any(String) });
  expect((await store.members.list({ companyId: by.companyId, search: "E 0000" })).total).toBe(1);
  expect((await store.members.list({ companyId: by.companyId, search: "9999" })).total).toBe(0);
  await store.members.unlink({ ...by, cpf, reason: "saiu" });
  expect(await start(accountId, greta)).toHaveProperty("refused");
});

test("an invitation by CPF is for people with a CPF only", async () => {
  const by = { actorId: greta.account.id, companyId: greta.company.id };
  const invite = (cpf: string) => store.members.invite({ ...by, cpf, email: "x@example.org" });
  await expect(invite("E0000009999")).rejects.toMatchObject({ code: "cpf-invalid" });
  expect((await invite("529.982.247-25")).cpf).toBe("52998224725");
});

test("a second representative joins the same company under its number; the first is told", async () => {
  const { company } = greta;
  const representative = { name: "Hans Ohm", email: "hans@example.org", language: "pt" } as const;
  const request = { representative, actor: greta.account.id, capacity: "staff:service-team:dicor" };
  const number = company.cnpj;
  const joined = await store.credentials.admit({
    ...request,
    key: "hans",
    company: { country: "DE", legalName: "Kessel", number },
  });
  expect(joined.company.id).toBe(company.id);
  expect((await store.outbox.list({ to: greta.email }))[0]).toMatchObject({ template: "company-joined" });
  const wrong = (country: string, other: string) =>
    store.credentials.admit({ ...request, key: other, company: { country, legalName: "X", number: other } });
  await expect(wrong("DE", "EXDE99999999")).rejects.toMatchObject({ code: "company-unknown" });
  await expect(wrong("US", number)).rejects.toMatchObject({ code: "cnpj-invalid" });
});

test("the audit masks the numbers of people", async () => {
  const rows = await store.sql("select details::text from store.audit where action = 'member-invited'");
  expect(rows.length).toBeGreaterThan(0);
  for (const { details } of rows) expect(details).not.toMatch(/E\d{10}/);
  expect((await store.audit.verify()).intact).toBe(true);
});
