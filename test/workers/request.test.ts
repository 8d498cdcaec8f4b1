import { randomUUID } from "node:crypto";
import type { Process } from "../../src/store/types.ts";
import { companyRegistrationSave } from "../../workers/company-registration-save.ts";
import { processStartGuard } from "../../workers/process-start-guard.ts";
import { requestAdvance } from "../../workers/request-advance.ts";
import { requestSubmit } from "../../workers/request-submit.ts";
import { catalogue } from "../store/support/services.ts";
import { type Bench, CNPJ, openBench } from "./support/bench.ts";

/** The instance in which the bench calls workers. */
const INSTANCE = "instance-1";

let bench: Bench;
let process: Process;
let accountId: string;
beforeEach(async () => {
  bench = await openBench();
  await bench.store.services.publish(catalogue);
  ({ accountId } = await bench.identified());
  await bench.store.accounts.confirm(accountId, { profile: "representative" });
  const tie = { capacity: "SOCIO", evidence: "certificate", validUntil: null } as const;
  const { bond } = await bench.store.companies.link({ accountId, cnpj: CNPJ, legalName: "ALFA LTDA", ...tie });
  const prepared = await bench.store.processes.prepareStart({
    ...{ accountId, companyId: bond.company.id, serviceId: "p001", serviceVersion: 3, idempotencyKey: randomUUID() },
  });
  if ("refused" in prepared) throw new Error(prepared.refused);
  process = prepared.process;
  // Ids of definitions whose keys are long are mere uuids.
  const input = { startTicket: prepared.ticket, serviceInstanceId: INSTANCE, serviceDefinitionId: randomUUID() };
  expect(await bench.call(processStartGuard, process.id, input)).toMatchObject({
    ...{ accountId, cnpj: CNPJ, serviceName: "P001 - Acreditação Inicial de Organismos v.3", teamGroup: "dicor" },
  });
});
afterEach(() => bench.store.finish());

const state = async () => (await bench.store.processes.get(process.id))!.state;
const submit = () => bench.call(requestSubmit, process.id);
const advance = (input: Record<string, unknown>) => bench.call(requestAdvance, process.id, input);
const CORRECTION = { processState: "correcting", noticeKind: "correction-asked", answerWithinDays: 60 };
const APPROVAL = { processState: "finished", processOutcome: "approved", noticeKind: "process-decided" };

test("a request is handed in, corrected and decided; done twice, each step stays done", async () => {
  await submit();
  const { answerUntil } = await advance(CORRECTION);
  expect(answerUntil).toEqual(new Date(bench.store.now.getTime() + 60 * 24 * 3_600_000));
  await submit();
  await advance(APPROVAL);
  await advance(APPROVAL);
  expect(await bench.store.processes.get(process.id)).toMatchObject({ state: "finished", outcome: "approved" });
  const kinds = (await bench.store.notices.list({ accountId })).map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(["correction-asked", "process-decided"]);
});

test("a reminder that comes after the answer changes nothing and tells nobody", async () => {
  await submit();
  await advance(CORRECTION);
  const reminder = { processState: "correcting", noticeKind: "correction-due", answerUntil: bench.store.now };
  await advance(reminder);
  await submit();
  await advance(reminder);
  expect(await state()).toBe("submitted");
  const reminders = (await bench.store.notices.list({ accountId })).filter(({ kind }) => kind === "correction-due");
  expect(reminders).toHaveLength(1);
});

test.each([
  ["an approval", APPROVAL],
  ["a refusal", { ...APPROVAL, processOutcome: "rejected" }],
  ["a correction", CORRECTION],
  ["the end of a correction", { processState: "finished", processOutcome: "correction-expired" }],
])("%s of what was never handed in is refused", async (_what, input) => {
  await expect(advance(input)).rejects.toThrow('A process that is "draft" does not become');
  expect(await state()).toBe("draft");
});

test("a draft can run out, and a company's registration is kept only after its approval", async () => {
  await expect(bench.call(companyRegistrationSave, process.id, { tradeName: "Alfa" })).rejects.toThrow('"draft"');
  expect(await bench.store.companyRegistrations.of(process.company.id)).toBeNull();
  await advance({ processState: "finished", processOutcome: "draft-expired", noticeKind: "process-expired" });
  expect(await state()).toBe("finished");
});

test("a right that was lost stops the submission", async () => {
  const [bond] = await bench.store.companies.bondsOf(accountId);
  await bench.store.companies.endBond(bond!.id, { actor: "system:test", reason: "govbr-link-gone" });
  await expect(submit()).rejects.toMatchObject({
    code: "SUBMISSION_REFUSED",
    variables: { refusalCode: "start-bond-ended", refusalReference: expect.any(String) },
  });
  expect(await state()).toBe("refused");
});
