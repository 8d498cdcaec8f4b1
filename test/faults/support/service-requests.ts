import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { EngineClient } from "../../../src/camunda/client.ts";
import { EngineError } from "../../../src/camunda/errors.ts";
import type { Store } from "../../../src/store/types.ts";
import type { Representative } from "../../support/onboarding.ts";
import type { Insistence } from "./insist.ts";

const MODEL = "service-request";
const LOOK_EVERY = 200;
/** Share of the starts for which a ticket is used twice at the same moment. */
const DOUBLE_CLICKS = 0.3;

/** What people and the team submit at the tasks of a request. */
const ANSWERS: Record<string, Record<string, unknown>> = {
  "fill-request": {},
  "analyse-request": { decision: "approve", opinion: "De acordo." },
};

/**
 * Asks for a service and takes the request to its approval, with an impatient hand: whoever does not see an
 * answer starts again under the same key. Gives the id of the process.
 */
export async function requestService(
  { engine, store }: { engine: EngineClient; store: Store },
  { insist }: Insistence,
  person: Representative,
): Promise<string> {
  const idempotencyKey = randomUUID();
  const start = async () => {
    const account = (await store.accounts.findByCpf(person.cpf))!;
    const [bond] = await store.companies.bondsOf(account.id);
    const question = { accountId: account.id, companyId: bond!.company.id, serviceId: "p001", serviceVersion: 3 };
    const prepared = await store.processes.prepareStart({ ...question, idempotencyKey });
    if ("refused" in prepared) throw new Error(`the start was refused: ${prepared.refused}`);
    const { process, ticket } = prepared;
    if (ticket !== null) {
      const click = () => engine.startProcess(MODEL, { businessKey: process.id, variables: { startTicket: ticket } });
      await Promise.all(Math.random() < DOUBLE_CLICKS ? [click(), click()] : [click()]);
    }
    return process.id;
  };
  /** Does what the request waits for; true once it is decided. */
  const goOn = async (id: string) => {
    const process = (await store.processes.get(id))!;
    const running = await engine.processInstances({ businessKey: id, processDefinitionKey: MODEL });
    if (process.state === "finished") return running.length === 0;
    if (process.state === "starting" && running.length === 0) await start();
    for (const task of await engine.tasks({ processInstanceBusinessKey: id }))
      await engine.submitTaskForm(task.id, ANSWERS[task.taskDefinitionKey]!).catch((error) => {
        // Refused because the answer to an earlier attempt was lost.
        if (!(error instanceof EngineError)) throw error;
      });
    return false;
  };
  const id = await insist(start);
  while (!(await insist(() => goOn(id)))) await pause(LOOK_EVERY);
  return id;
}
