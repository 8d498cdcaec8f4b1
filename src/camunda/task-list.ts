import type { Logger } from "pino";
import type { EngineClient } from "./client.ts";
import { EngineError } from "./errors.ts";
import type { Authorization, Filter } from "./types.ts";

/** Numbers of the engine's resources. */
const APPLICATION = 0;
const FILTER = 5;
const PROCESS_DEFINITION = 6;

/** What a task list shows of a filter. */
interface Shown {
  name: string;
  description: string;
}

export interface TaskListOptions {
  client: EngineClient;
  /** Teams by the id of their group. */
  teams: Readonly<Record<string, string>>;
  filters: { own: Shown; team: (name: string) => Shown };
  log: Logger;
}

/**
 * Prepares the engine's own task list: a group for each team, a filter with the tasks of each team and one with one's own,
 * and the right of each team to open the task list. What exists is left as it is, so that it may be changed there.
 * An engine whose users and groups are kept elsewhere (a directory) refuses some of it: logged, nothing else suffers.
 */
export async function prepareTaskList({ client, teams, filters, log }: TaskListOptions): Promise<void> {
  const known = await client.filters({ resourceType: "Task" });

  /** Does one part; says in the log what the engine did not allow. */
  async function attempt(what: string, part: () => Promise<unknown>): Promise<void> {
    try {
      await part();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      log.warn({ err: error, what }, "the task list could not be prepared completely");
    }
  }

  async function filter(shown: Shown, priority: number, query: Record<string, unknown>): Promise<Filter> {
    const found = known.find(({ name }) => name === shown.name);
    if (found !== undefined) return found;
    const { name, description } = shown;
    const properties = { description, priority, refresh: true, color: "#1351b4", showUndefinedVariable: false, variables: [] };
    return client.createFilter({ resourceType: "Task", name, owner: null, query, properties });
  }

  async function allow(whom: { groupId: string } | "everybody", resourceType: number, resourceId: string, permission: string) {
    const who = whom === "everybody" ? { type: 0, userId: "*", groupId: null } : { type: 1, userId: null, groupId: whom.groupId };
    const wanted: Omit<Authorization, "id"> = { ...who, resourceType, resourceId, permissions: [permission] };
    const given = await client.authorizations({
      type: wanted.type,
      resourceType,
      resourceId,
      groupIdIn: wanted.groupId ?? undefined,
    });
    if (given.length === 0) await client.createAuthorization(wanted);
  }

  await attempt("own tasks", async () => {
    const { id } = await filter(filters.own, 0, { assigneeExpression: "${currentUser()}" });
    await allow("everybody", FILTER, id, "READ");
  });
  const groups = new Set((await client.groups({ idIn: Object.keys(teams) })).map(({ id }) => id));
  for (const [index, [groupId, name]] of Object.entries(teams).entries()) {
    await attempt(groupId, async () => {
      if (!groups.has(groupId)) await client.createGroup({ id: groupId, name, type: "WORKFLOW" });
    });
    await attempt(groupId, async () => {
      const { id } = await filter(filters.team(name), (index + 1) * 10, { candidateGroup: groupId, includeAssignedTasks: true });
      await allow({ groupId }, FILTER, id, "READ");
      await allow({ groupId }, APPLICATION, "tasklist", "ACCESS");
      // Without it the task list names no process, and shows no diagram.
      await allow({ groupId }, PROCESS_DEFINITION, "*", "READ");
    });
  }
}
