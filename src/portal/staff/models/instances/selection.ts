import type { Query } from "../../../../camunda/http.ts";
import type { MoveFilter } from "../../../../store/types.ts";
import type { PortalContext } from "../../../context.ts";
import { readAll } from "./read-all.ts";

/** Instances of one answer of the engine, and of one question about named ones. */
const [PAGE, NAMED] = [10_000, 1_000];

/** Which instances a move concerns. */
export interface Selection {
  ids: string[];
  /** How many of them stand where the target has no counterpart. */
  blocked: number;
}

/** Finds the running instances of a version that a filter names; `blocking` are the elements without counterpart. */
export async function selectInstances(
  context: PortalContext,
  definitionId: string,
  filter: MoveFilter,
  blocking: string[],
): Promise<Selection> {
  const named = filter.company && (await context.store.processes.openInstancesOf(filter.company.id));
  const find = (elements?: string[]) =>
    findIds(context, { processDefinitionId: definitionId, ...(elements && { activityIdIn: elements }) }, named);
  const ids = await find(filter.element === undefined ? undefined : [filter.element]);
  const blocked = blocking.length === 0 ? new Set<string>() : new Set(await find(blocking));
  return { ids, blocked: ids.filter((id) => blocked.has(id)).length };
}

/** Ids of running instances; among the named ones, where there are names. */
async function findIds({ engine }: PortalContext, query: Query, named: string[] | undefined): Promise<string[]> {
  const ids: string[] = [];
  if (named !== undefined) {
    for (let first = 0; first < named.length; first += NAMED) {
      const processInstanceIds = named.slice(first, first + NAMED);
      const found = await engine.operations.runningInstances({ ...query, processInstanceIds }, { first: 0, size: NAMED });
      ids.push(...found.map(({ id }) => id));
    }
    return ids;
  }
  return readAll(
    async (first) => (await engine.operations.runningInstances(query, { first, size: PAGE })).map(({ id }) => id),
    PAGE,
  );
}
