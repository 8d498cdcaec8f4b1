import { z } from "zod";
import { PermanentFailure, type WorkerTask } from "../src/camunda/workers.ts";
import { staffCapacity } from "../src/domain/staff.ts";
import { isUuid } from "../src/store/ids.ts";
import { workers as texts } from "../src/texts/workers.ts";
import type { WorkerServices } from "./services.ts";
import { defineWorker } from "./support/define.ts";
import { foreignRequestOf } from "./support/foreign.ts";

/** The task in which the team decides. */
const DECISION = "analyse-request";

/** Makes the company that the team validated, with a number of its own, and invites its representative. */
export const foreignCompanyRegister = defineWorker({
  topic: "foreign-company-register",
  title: texts.titles["foreign-company-register"],
  inputs: z.object({
    teamGroup: z.string(),
    /** What the team wrote to the applicant. */
    opinion: z.string().nullish(),
  }),
  outputs: z.object({ companyNumber: z.string() }),
  errors: {},
  async handler({ input: { teamGroup, opinion }, task, services }) {
    const { store } = services;
    const { id, email, language, state, application } = await foreignRequestOf(store, task);
    const { country, legalName, representativeName: name } = application;
    // A token that somebody put into the model finds nothing that a team examined.
    if ((state !== "analysing" && state !== "validated") || !email || !country || !legalName || !name)
      throw new PermanentFailure(`A request that is "${state}" is no company that a team examined`);
    const { company } = await store.credentials.admit({
      ...{ key: `foreign-company:${id}`, company: { country, legalName }, representative: { name, email, language } },
      ...(await whoDecided(services, task, teamGroup)),
    });
    await store.foreignCompanies.validate({
      ...{ requestId: id, eventKey: `validated:${task.id}`, companyId: company.id, note: opinion ?? null },
    });
    return { companyNumber: company.cnpj };
  },
});

/** The person of the team, as the engine's history names him; somebody in the engine's own task list has no account. */
async function whoDecided({ engine }: WorkerServices, { processInstanceId }: WorkerTask, team: string) {
  const tasks = await engine.operations.historicTasks({ processInstanceId, taskDefinitionKey: DECISION, finished: true });
  const last = tasks.sort((one, other) => (other.endTime ?? "").localeCompare(one.endTime ?? ""))[0];
  if (last?.assignee == null || !isUuid(last.assignee)) return { actor: "system:workers", capacity: "system" };
  return { actor: last.assignee, capacity: staffCapacity(`service-team:${team}`) };
}
