import { BpmnError } from "../../src/camunda/workers.ts";
import { foreignCompanyAdvance } from "../../workers/foreign-company-advance.ts";
import { foreignCompanyConvert } from "../../workers/foreign-company-convert.ts";
import { foreignCompanyPrepare } from "../../workers/foreign-company-prepare.ts";
import { foreignCompanyRegister } from "../../workers/foreign-company-register.ts";
import { foreignCompanyRemind } from "../../workers/foreign-company-remind.ts";
import { foreignCompanySubmit } from "../../workers/foreign-company-submit.ts";
import { application, confirmedDraft } from "../store/support/foreign.ts";
import { catalogue } from "../store/support/services.ts";
import { type Bench, openBench } from "./support/bench.ts";

let bench: Bench;
let requestId: string;
beforeEach(async () => {
  bench = await openBench();
  await bench.store.services.publish(catalogue);
  requestId = (await confirmedDraft(bench.store)).id;
});
afterEach(() => bench.store.finish());

/** The bench's day is 20 November in Brasília: thirty days end with 20 December. */
const END_OF_THIRTY_DAYS = new Date("2026-12-21T00:00:00-03:00");
const { notes, ...fields } = application();
const FORM = { ...fields, requestNotes: notes, correctionAnswer: null };
const submit = (parts: object = {}, taskId = "submit", id = requestId) =>
  bench.call(foreignCompanySubmit, id, { ...FORM, ...parts }, taskId);
const advance = (requestState: string, parts: object = {}, taskId = requestState) =>
  bench.call(foreignCompanyAdvance, requestId, { requestState, ...parts }, taskId);
const examine = async () => {
  await submit();
  await advance("analysing");
};
const register = () => bench.call(foreignCompanyRegister, requestId, { teamGroup: "dicor", opinion: "Welcome." }, "register");
const state = async () => (await bench.store.foreignCompanies.get(requestId))!.state;
const mails = async (template: string) =>
  (await bench.store.outbox.list({ to: "erika@muller.example" })).filter((mail) => mail.template === template);

test("the form offers countries in the language of the applicant, and the services", async () => {
  const output = await bench.call(foreignCompanyPrepare, requestId, { companyName: "Müller" });
  expect(output).toMatchObject({ legalName: "Müller", contactEmail: "erika@muller.example", submissions: 0 });
  expect(output.countries).toContainEqual({ label: "Germany", value: "DE" });
  expect(output.services).toContainEqual({ label: "P001 - Acreditação Inicial de Organismos", value: "p001" });
  const [service, ...others] = catalogue;
  const names = { en: "Initial accreditation", es: "Acreditación inicial" };
  await bench.store.services.publish([{ ...service!, names }, ...others]);
  const named = await bench.call(foreignCompanyPrepare, requestId);
  expect(named.services).toContainEqual({ label: "P001 - Initial accreditation", value: "p001" });
});

test("a request goes to the team of its service, with what looks like it; done twice, it is handed in once", async () => {
  const other = await confirmedDraft(bench.store, "other@example.com");
  await bench.store.foreignCompanies.submit({
    ...{ requestId: other.id, eventKey: "other", answer: null, answerUntil: bench.store.now },
    application: application({ registerNumber: "HRB 12346", legalName: "Another AG" }),
  });
  const output = await submit();
  expect(await submit()).toEqual(output);
  expect(output).toMatchObject({
    ...{ processNumber: "EST-2026-000002", submissions: 1, teamGroup: "dicor", countryName: "Alemanha", languageName: "English" },
    ...{ similar: [{ legalName: "Another AG", because: "número de registro", state: "Recebido" }], similarCount: 1 },
    answerUntil: END_OF_THIRTY_DAYS,
  });
  expect(await mails("foreign-company")).toHaveLength(1);
});

test.each([
  ["a required field that is blank", { legalName: "  " }],
  ["Brazil as its country", { country: "BR" }],
  ["a register number without letters and digits", { registerNumber: "--" }],
  ["a service that is not offered", { serviceId: "p999" }],
  ["nothing at all", Object.fromEntries(Object.keys(FORM).map((key) => [key, null]))],
])("a request with %s goes back to the form, in the language of the applicant", async (_what, parts) => {
  const refused = await submit(parts).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BpmnError);
  expect(refused).toMatchObject({
    code: "FOREIGN_REQUEST_REFUSED",
    variables: { problemText: expect.stringContaining("Check all required fields") },
  });
  expect(await state()).toBe("draft");
});

test("a company that has a request already goes back to the form", async () => {
  await submit();
  const other = await confirmedDraft(bench.store, "other@example.com");
  await bench.store.foreignCompanies.bind(other.id, "instance-1").catch(() => undefined);
  await bench.store.sql("update store.foreign_requests set instance_id = null where id = $1", [requestId]);
  await expect(submit({ registerNumber: "hrb12345" }, "other", other.id)).rejects.toMatchObject({
    variables: { problemText: expect.stringContaining("registered already or has a request under way") },
  });
});

test("a correction has its period and its warnings; a reminder after the answer tells nobody", async () => {
  await examine();
  const output = await advance("correcting", { stepNote: "The powers are missing.", answerWithinDays: "30" });
  expect(output).toEqual({ answerUntil: END_OF_THIRTY_DAYS, warningCycle: "R2/P10D" });
  await bench.call(foreignCompanyRemind, requestId, {}, "one");
  await submit({ correctionAnswer: "Attached." }, "again");
  await bench.call(foreignCompanyRemind, requestId, {}, "two");
  const kinds = (await mails("foreign-company")).map(({ data }) => data.kind);
  expect(kinds.filter((kind) => kind === "correction-due")).toHaveLength(1);
  expect((await bench.store.foreignCompanies.events(requestId)).map(({ note }) => note)).toEqual([
    ...[null, null, "The powers are missing.", "Attached."],
  ]);
});

test("a validated company gets a number, and its representative an invitation, once", async () => {
  await examine();
  const output = await register();
  expect(output).toEqual({ companyNumber: expect.stringMatching(/^EXDE\d{8}$/) });
  expect(await register()).toEqual(output);
  const request = (await bench.store.foreignCompanies.get(requestId))!;
  expect(request).toMatchObject({ state: "validated", companyId: expect.any(String) });
  expect(await mails("credential-link")).toHaveLength(1);
  const company = await bench.store.companies.findByCnpj(output.companyNumber as string);
  expect(company).toMatchObject({ id: request.companyId, legalName: "Müller Instruments GmbH" });
  const [bond] = await bench.store.companies.representativesOf(company!.id);
  expect((await bench.store.accounts.get(bond!.accountId))!.name).toBe("Hans Müller");
});

test("the audit names who validated", async () => {
  await examine();
  const { accountId } = await bench.identified();
  bench.finished.push({ assignee: "dora", endTime: "2026-11-20T10:00:00.000+0000" });
  bench.finished.push({ assignee: accountId, endTime: "2026-11-20T11:00:00.000+0000" });
  await register();
  const linked = await bench.store.sql("select actor, capacity from store.audit where action = 'company-linked'");
  expect(linked).toEqual([{ actor: accountId, capacity: "staff:service-team:dicor" }]);
});

test.each(["draft", "received"])(
  "a token that somebody put into the model registers no company of a request that is %s",
  async (at) => {
    if (at === "received") await submit();
    await expect(register()).rejects.toThrow(`A request that is "${at}" is no company`);
    expect(await mails("credential-link")).toEqual([]);
  },
);

test("an instance that the portal did not start gets nowhere", async () => {
  await bench.store.foreignCompanies.bind(requestId, "the right one");
  await expect(submit()).rejects.toThrow("foreign-request-elsewhere");
  await expect(submit({}, "submit", "11111111-1111-4111-8111-111111111111")).rejects.toThrow("foreign-request-unknown");
});

test("what was typed goes the national way", async () => {
  const input = { byTeam: "false", typedName: "Acme", typedCnpj: "11222333000181" };
  await bench.call(foreignCompanyConvert, requestId, input);
  await bench.call(foreignCompanyConvert, requestId, input);
  expect(await bench.store.foreignCompanies.get(requestId)).toMatchObject({
    ...{ state: "national", application: { legalName: "Acme", brazilianCnpj: "11222333000181" } },
  });
  expect(await mails("foreign-company")).toEqual([]);
});
