import type { Evidence } from "./evidence.ts";

/** Tables of the engine whose rows belong to a running tree. */
const PARTS_OF_TREES = ["execution", "external_task", "task where ended_at is null", "job", "event_subscription"];

/**
 * What the engine holds that nobody could ever get on with: work without an instance, instances without work, rows
 * without a tree. Empty when all is well.
 */
export async function findOrphans({ engine, query }: Evidence): Promise<string[]> {
  const [instances, tasks, externalTasks, subscriptions, incidents, jobs] = await Promise.all([
    engine.processInstances(),
    engine.tasks(),
    engine.externalTasks(),
    engine.eventSubscriptions(),
    engine.incidents(),
    engine.jobs(),
  ]);
  const running = new Set<string | null>(instances.map(({ id }) => id));
  const work = [...tasks, ...externalTasks, ...subscriptions, ...jobs];
  const lost = work.filter(({ processInstanceId }) => processInstanceId !== null && !running.has(processInstanceId));

  const busy = new Set<string | null>(work.map(({ processInstanceId }) => processInstanceId));
  const idle = instances.filter(({ id }) => !busy.has(id));
  const called = await Promise.all(idle.map(({ id }) => engine.processInstances({ superProcessInstance: id })));
  const stranded = idle.filter((_, index) => called[index]!.length === 0);

  const rows = await Promise.all(
    PARTS_OF_TREES.map(async (table) => {
      const rowsOfTable = `select id, root_id from engine.${table}`;
      const text = `select id from (${rowsOfTable}) part where root_id is not null and root_id not in (select root_id from engine.tree)`;
      return (await query(text)).map(({ id }) => `row of no tree: ${table} ${id}`);
    }),
  );
  const trees = await query(
    "select root_id from engine.tree where root_id not in (select id from engine.process_instance where ended_at is null)",
  );
  return [
    ...lost.map(({ id }) => `work without an instance: ${id}`),
    ...stranded.map(({ id }) => `instance without work: ${id}`),
    ...incidents.map(({ activityId, incidentMessage }) => `incident: ${activityId} ${incidentMessage}`),
    ...rows.flat(),
    ...trees.map(({ root_id }) => `tree of no running instance: ${root_id}`),
  ];
}
