import type { RefusalCode } from "../../src/domain/refusal.ts";
import { refusals } from "../../src/texts/refusals.ts";
import { workers as texts } from "../../src/texts/workers.ts";
import type { WorkerServices } from "../services.ts";

/** Writes a refusal into the audit and returns it as process variables: code, text, and the reference that support finds. */
export async function recordRefusal(
  { store }: WorkerServices,
  refusal: { accountId: string; code: RefusalCode; cnpj: string | null; topic: string },
) {
  const { reference } = await store.audit.append({
    actor: refusal.accountId,
    capacity: "self",
    companyCnpj: refusal.cnpj,
    action: "refused",
    subject: refusal.accountId,
    details: { code: refusal.code, by: refusal.topic },
  });
  return refusalVariables(refusal.code, reference);
}

/** A refusal as process variables. */
export function refusalVariables(code: RefusalCode, reference: string) {
  const { cause, nextStep } = refusals[code];
  return { refusalCode: code, refusalText: texts.refusal(cause, nextStep), refusalReference: reference };
}
