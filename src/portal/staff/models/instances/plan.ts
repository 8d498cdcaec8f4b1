import type { MigrationPlan } from "../../../../camunda/operations/types.ts";
import type { PortalContext } from "../../../context.ts";
import { placesOf, type RunningVersion } from "./versions.ts";

/** Kinds of elements at which an instance may wait; in others nothing stands but for a failed job. */
const WAITING = new Set([
  ...["UserTask", "ServiceTask", "SendTask", "ReceiveTask", "BusinessRuleTask", "CallActivity", "SubProcess", "Transaction"],
  ...["IntermediateCatchEvent", "EventBasedGateway"],
]);

/** An element of the source, and where an instance that stands there goes on. */
export interface PlannedElement {
  id: string;
  name: string;
  type: string;
  standing: number;
  /** Name in the target; null: what stands here cannot be moved. */
  counterpart: string | null;
}

export interface MovePlan {
  plan: MigrationPlan;
  elements: PlannedElement[];
  /** What the engine says against the plan as a whole. */
  failures: string[];
}

/** What the engine would do with instances of one version in another, element by element. */
export async function planMove(
  context: PortalContext,
  source: RunningVersion,
  target: RunningVersion,
  updateTriggers: boolean,
): Promise<MovePlan> {
  const { engine, models } = context;
  const plan = await engine.operations.generatePlan(source.definition.id, target.definition.id, updateTriggers);
  const [failures, from, to, places] = await Promise.all([
    engine.operations.planFailures(plan),
    models.of(source.definition.id),
    models.of(target.definition.id),
    placesOf(context, source.definition.id),
  ]);
  const goals = new Map(plan.instructions.map((one) => [one.sourceActivityIds[0]!, one.targetActivityIds[0]!]));
  const standing = new Map(places.map(({ id, instances }) => [id, instances]));
  const elements = from.elements
    .filter(({ id, type }) => WAITING.has(type.replace(/^bpmn:/, "")) || standing.has(id))
    .map(({ id, name, type }) => {
      const goal = goals.get(id) ?? goals.get(`${id}#multiInstanceBody`) ?? null;
      const counterpart = goal === null ? null : (to.find(goal.replace(/#multiInstanceBody$/, ""))?.name ?? goal);
      return { id, name: name ?? id, type, standing: standing.get(id) ?? 0, counterpart };
    });
  return { plan, elements, failures };
}
