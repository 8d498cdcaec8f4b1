import { z } from "zod";
import { BpmnError } from "../src/camunda/workers.ts";
import { describeCapacity } from "../src/texts/capacity.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { refusalVariables } from "./support/refusal.ts";
import { REGISTRATION_KEY, registrationBefore, registrationFields } from "./support/registration.ts";

/**
 * The guard: redeems the ticket of a start and decides anew. Who asks, for which company and for which service is what
 * the ticket says; variables that came with the start do not count.
 */
export const processStartGuard = defineWorker({
  topic: "process-start-guard",
  title: texts.titles["process-start-guard"],
  inputs: z.object({
    startTicket: z.string().nullish(),
    /** The instance that wants to start, which called the guard. */
    serviceInstanceId: z.string(),
    /** Id of its definition. */
    serviceDefinitionId: z.string(),
  }),
  outputs: z.object({
    accountId: z.string(),
    personName: z.string(),
    companyId: z.string(),
    cnpj: z.string(),
    companyName: z.string(),
    serviceId: z.string(),
    serviceName: z.string(),
    processNumber: z.string(),
    capacityText: z.string(),
    /** Group of the responsible team in the engine. */
    teamGroup: z.string(),
    /** What the company has registered, for the form that asks for it; of no concern to other services. */
    ...registrationFields,
  }),
  errors: { START_REFUSED: texts.errors.START_REFUSED },
  async handler({ input, task, services: { store, engine } }) {
    // An id of a definition need not hold its key: a long one is a mere uuid.
    const [definition] = await engine.processDefinitions({ processDefinitionId: input.serviceDefinitionId });
    const redemption = await store.processes.redeem({
      ticket: input.startTicket ?? null,
      instanceId: input.serviceInstanceId,
      businessKey: task.businessKey,
      processKey: definition?.key ?? "",
    });
    if (!redemption.admitted) {
      throw new BpmnError("START_REFUSED", texts.errors.START_REFUSED, refusalVariables(redemption.code, redemption.reference));
    }
    const { process } = redemption;
    const service = (await store.services.get(process.serviceId))!;
    const registered = definition?.key === REGISTRATION_KEY ? await registrationBefore(store, process) : {};
    return {
      ...registered,
      accountId: process.openedBy.accountId,
      personName: process.openedBy.name,
      companyId: process.company.id,
      cnpj: process.company.cnpj,
      companyName: process.company.legalName,
      serviceId: process.serviceId,
      serviceName: `${service.code} - ${service.name} v.${process.serviceVersion}`,
      processNumber: process.number,
      capacityText: describeCapacity(process.capacity!),
      teamGroup: service.team.id,
    };
  },
});
