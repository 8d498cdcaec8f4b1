import type { ActivityNode, HistoricActivity } from "../../camunda/operations/types.ts";
import type { HistoricProcessInstance } from "../../camunda/types.ts";
import type { Process, Service } from "../../store/types.ts";
import { brasiliaDay } from "../../texts/moments.ts";
import { services } from "../../texts/services.ts";
import type { PortalContext } from "../context.ts";
import { type Mark, marksOfInstance } from "../operator/marks.ts";

/** Activities that the pages take into account. */
const PAST = 1_000;

/** What a process rests on, in words. */
export async function describeBasis({ store }: PortalContext, process: Process): Promise<string | null> {
  const { basis, openedBy, company } = process;
  const texts = services.process.basis;
  if (basis === null) return null;
  if (basis.kind !== "delegation") return texts[basis.kind];
  const opener = await store.accounts.get(openedBy.accountId);
  if (opener === null) return texts.delegationUnknown;
  const all = await store.delegations.ofMember({ companyId: company.id, cpf: opener.cpf, all: true });
  const delegation = all.find(({ id }) => id === basis.id);
  if (delegation === undefined) return texts.delegationUnknown;
  return texts.delegation(delegation.grantedBy.name, brasiliaDay(delegation.grantedAt), basis.version);
}

/** What happened in an instance and what stands where. */
export interface Course {
  /** Version of the model that it runs on. */
  version: number;
  marks: Mark[];
  /** In the order in which it happened; only what the model gives a name. */
  steps: HistoricActivity[];
}

/** Reads that from the engine, for the diagram and the text beside it. */
export async function readCourse({ engine, models }: PortalContext, instance: HistoricProcessInstance): Promise<Course> {
  const { operations } = engine;
  const [model, tree, past, incidents] = await Promise.all([
    models.of(instance.processDefinitionId),
    instance.endTime === null ? operations.activityTree(instance.id).catch((): ActivityNode | null => null) : null,
    operations.activities(instance.id, { first: 0, size: PAST }),
    operations.incidentPage({ processInstanceId: instance.id }, { first: 0, size: PAST }),
  ]);
  const steps = past.items.filter(({ activityName, canceled }) => activityName !== null && !canceled);
  return {
    version: instance.processDefinitionVersion,
    marks: marksOfInstance(model, { tree, past: past.items, incidents: incidents.items }),
    steps,
  };
}

/** A service and its version, as people know it. */
export function serviceTitle(service: Service | null, { serviceId, serviceVersion }: Process): string {
  return service === null ? serviceId : services.version(service.code, service.name, serviceVersion);
}
