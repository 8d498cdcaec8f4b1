import type { Process } from "../../src/store/types.ts";
import { registrationBefore } from "../../workers/support/registration.ts";
import { type Bench, CNPJ, openBench } from "./support/bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.store.finish());

/** A file that took the national way with the journey of this person. */
async function takenAlong(journeyId: string, typed: Record<string, string>): Promise<void> {
  const { foreignCompanies } = bench.store;
  const { id } = await foreignCompanies.begin({ language: "en", origin: null });
  await foreignCompanies.keep(id, typed);
  await foreignCompanies.convert({ requestId: id, eventKey: id, note: null, byTeam: false });
  await foreignCompanies.attachJourney(id, journeyId);
}
/** The process in which this person registers a company. */
async function processOf(accountId: string, cnpj = CNPJ): Promise<Process> {
  const tie = { capacity: "SOCIO", evidence: "certificate", validUntil: null } as const;
  const { bond } = await bench.store.companies.link({ accountId, cnpj, legalName: "ALFA LTDA", ...tie });
  return { company: bond.company, openedBy: { accountId, name: "Maria" } } as Process;
}
const before = (process: Process) => registrationBefore(bench.store, process);

test("what was typed on the foreign pages stands in the registration, for the company that was meant", async () => {
  const { accountId, journeyId } = await bench.identified();
  const process = await processOf(accountId);
  expect(await before(process)).toEqual({});
  await takenAlong(journeyId, { legalName: "Acme do Brasil", address: "Rua 1", brazilianCnpj: "11.222.333/0001-81" });
  expect(await before(process)).toEqual({ tradeName: "Acme do Brasil", address: "Rua 1" });
  expect(await before(await processOf(accountId, "12ABC34501DE35"))).toEqual({});
});

test("a file that named no CNPJ is taken for the person's company, and nobody else's", async () => {
  const { accountId, journeyId } = await bench.identified();
  const other = await bench.identified({ cpf: "11144477735" });
  await takenAlong(journeyId, { legalName: "Acme", contactPhone: "+1 212 555 0100" });
  expect(await before(await processOf(accountId))).toEqual({ tradeName: "Acme", phone: "+1 212 555 0100" });
  expect(await before(await processOf(other.accountId, "12ABC34501DE35"))).toEqual({});
});
