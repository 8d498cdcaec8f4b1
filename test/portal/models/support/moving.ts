import { randomUUID } from "node:crypto";
import { DEPLOYMENT_NAME } from "../../../../src/models/deployed.ts";
import type { Service, Store } from "../../../../src/store/types.ts";
import { model } from "../../operator/support/models.ts";
import type { Operated } from "../../operator/support/operated.ts";

const begin: [string, string, string] = ["startEvent", "begin", "Pedido"];
const end: [string, string, string] = ["endEvent", "end", "Fim"];

/** A model in two versions: the review goes on under another name, the confirmation is gone, the signature is new. */
const versions = (key: string) => [
  model(key, "Vistoria", [begin, ["userTask", "review", "Revisar"], ["userTask", "confirm", "Confirmar"], end]),
  model(key, "Vistoria", [begin, ["userTask", "review", "Revisar tudo"], ["userTask", "sign", "Assinar"], end]),
];

/** Deploys a version, 1 or 2; gives the id of its definition. */
export async function deployVersion({ engine }: Operated, key: string, version: 1 | 2): Promise<string> {
  await engine.deploy({
    name: `${DEPLOYMENT_NAME} ${key}`,
    resources: [{ name: `${key}.bpmn`, content: versions(key)[version - 1]! }],
  });
  const [latest] = await engine.processDefinitions({ key, latestVersion: true });
  return latest!.id;
}

/**
 * A model whose instances run on version 1, each at its review or, where true, at its confirmation; version 2 is in use.
 */
export async function runningOnTheFirst(operated: Operated, key: string, atConfirmation: boolean[]) {
  const source = await deployVersion(operated, key, 1);
  const ids: string[] = [];
  for (const further of atConfirmation) {
    const { id } = await operated.engine.startProcess(key);
    if (further) await completeTask(operated.engine, id);
    ids.push(id);
  }
  return { ids, source, target: await deployVersion(operated, key, 2) };
}

export async function completeTask(engine: Operated["engine"], processInstanceId: string): Promise<void> {
  const [task] = await engine.tasks({ processInstanceId });
  await engine.completeTask(task!.id);
}

const serviceOf = (key: string): Service => ({
  ...{ id: "p900", code: "P900", name: "Vistoria", purpose: "Pedir uma vistoria." },
  team: { id: "dicor", name: "Dicor", contact: "dicor@inmetro.gov.br" },
  versions: [{ version: 1, processKey: key, offered: true }],
});

/** Makes an instance of this model that of a process of this company; gives the number of the process. */
export async function admit(
  store: Store,
  { accountId, cnpj, key, instanceId }: { accountId: string; cnpj: string; key: string; instanceId: string },
): Promise<string> {
  await store.services.publish([serviceOf(key)]);
  await store.accounts.confirm(accountId, { profile: "representative" });
  const { bond } = await store.companies.link({
    ...{ accountId, cnpj, legalName: `EMPRESA ${cnpj.slice(0, 2)} LTDA`, capacity: "SOCIO" as const },
    ...{ evidence: "govbr-companies" as const, validUntil: null },
  });
  const prepared = await store.processes.prepareStart({
    ...{ accountId, companyId: bond.company.id, serviceId: "p900", serviceVersion: 1, idempotencyKey: randomUUID() },
  });
  if ("refused" in prepared) throw new Error(prepared.refused);
  const { ticket, process } = prepared;
  const redeemed = await store.processes.redeem({ ticket, instanceId, businessKey: process.id, processKey: key });
  if (!redeemed.admitted) throw new Error(redeemed.code);
  return process.number;
}
