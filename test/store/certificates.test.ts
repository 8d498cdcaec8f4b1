import type { PresentedCertificate } from "../../src/domain/presented-certificate.ts";
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

const presentation = (parts: Partial<PresentedCertificate> = {}): PresentedCertificate => ({
  cnpj: "12ABC34501DE35",
  companyName: "ALFA LTDA",
  responsibleCpf: "52998224725",
  cpfMatches: null,
  serial: "0A",
  issuer: "CN=AC Teste",
  fingerprint256: "AA:BB",
  notBefore: new Date("2026-01-01T00:00:00Z"),
  notAfter: new Date("2027-01-01T00:00:00Z"),
  refusal: null,
  ...parts,
});

const rowOf = async (id: string) => (await store.sql("select * from store.certificate_presentations where id = $1", [id]))[0]!;

test("a ticket is good once, for its time, and is not readable in the database", async () => {
  const ticket = await store.certificates.createTicket({ journeyId, ttl: 60 });
  expect(JSON.stringify(await store.sql("select * from store.certificate_tickets"))).not.toContain(ticket);
  const results = await store.whileLocked("select 1 from store.certificate_tickets for update", 3, () =>
    Promise.allSettled([1, 2, 3].map(() => store.certificates.redeemTicket(ticket))),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toMatchObject([{ value: { journeyId } }]);
  await expect(store.certificates.redeemTicket(ticket)).rejects.toMatchObject({ code: "ticket-used" });
  await expect(store.certificates.redeemTicket("invented")).rejects.toMatchObject({ code: "ticket-unknown" });
});

test("a ticket expires to the second", async () => {
  const [early, late] = [
    await store.certificates.createTicket({ journeyId, ttl: 60 }),
    await store.certificates.createTicket({ journeyId, ttl: 60 }),
  ];
  store.later(59);
  await expect(store.certificates.redeemTicket(early)).resolves.toEqual({ journeyId });
  store.later(1);
  await expect(store.certificates.redeemTicket(late)).rejects.toMatchObject({ code: "ticket-expired" });
});

test("the CPF is encrypted while nobody is known, and gone once it is compared", async () => {
  const id = await store.certificates.savePresentation({ journeyId, presentation: presentation() });
  expect(JSON.stringify(await rowOf(id))).not.toContain("52998224725");
  expect((await store.certificates.getPresentation(id))?.presentation).toEqual(presentation());

  const { id: accountId } = await store.accounts.upsertFromGovbr(identity());
  await store.journeys.setAccount(journeyId, accountId);
  const settled = presentation({ responsibleCpf: null, cpfMatches: true });
  expect((await store.certificates.getPresentation(id))?.presentation).toEqual(settled);
  expect(await rowOf(id)).toMatchObject({ responsible_cpf: null, cpf_matches: true });
});

test("with a known account only the result is ever kept", async () => {
  const { id: accountId } = await store.accounts.upsertFromGovbr(identity({ cpf: "12345678909" }));
  await store.journeys.setAccount(journeyId, accountId);
  const id = await store.certificates.savePresentation({ journeyId, presentation: presentation() });
  expect(await rowOf(id)).toMatchObject({ responsible_cpf: null, cpf_matches: false });
});

test("a certificate without a person stays undecided", async () => {
  const { id: accountId } = await store.accounts.upsertFromGovbr(identity());
  await store.journeys.setAccount(journeyId, accountId);
  const id = await store.certificates.savePresentation({ journeyId, presentation: presentation({ responsibleCpf: null }) });
  expect((await store.certificates.getPresentation(id))?.presentation.cpfMatches).toBeNull();
});

test("when another person takes over the journey, what was presented is forgotten; for the same person it is not", async () => {
  const { id: maria } = await store.accounts.upsertFromGovbr(identity());
  const { id: pedro } = await store.accounts.upsertFromGovbr(identity({ cpf: "12345678909" }));
  await store.journeys.setAccount(journeyId, maria);
  const id = await store.certificates.savePresentation({ journeyId, presentation: presentation() });
  await store.journeys.setAccount(journeyId, maria);
  expect(await store.certificates.getPresentation(id)).not.toBeNull();
  await store.journeys.setAccount(journeyId, pedro);
  expect(await store.certificates.getPresentation(id)).toBeNull();
});

test("the latest presentation of the journey counts, and none of another", async () => {
  expect(await store.certificates.latest(journeyId)).toBeNull();
  await store.certificates.savePresentation({ journeyId, presentation: presentation({ refusal: "ecnpj-expired" }) });
  store.later(1);
  const id = await store.certificates.savePresentation({ journeyId, presentation: presentation() });
  const other = await store.journeys.create();
  await store.certificates.savePresentation({ journeyId: other.id, presentation: presentation() });
  expect(await store.certificates.latest(journeyId)).toMatchObject({ id, journeyId, presentation: { refusal: null } });
});
