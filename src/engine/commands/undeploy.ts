import { EngineException } from "../core/types/exceptions.ts";
import type { Row } from "../persistence/database.ts";
import { deleteInstance } from "./instance.ts";
import type { Shell, UserId } from "./shell.ts";
import { activateStarts, deactivateStarts, type Run } from "./start-events.ts";
import { logOperation } from "./user-operation.ts";

export interface DeletionOptions {
  /** Running and past instances go, too; without it, running ones prevent the deletion. */
  cascade: boolean;
  skipIoMappings: boolean;
}

/** Deletes a deployment with its definitions. */
export async function deleteDeployment(shell: Shell, userId: UserId, id: string, options: DeletionOptions): Promise<void> {
  const [deployment] = await shell.database.query("select id from deployment where id = $1", [id]);
  if (deployment === undefined) throw new EngineException(`Deployment with id '${id}' do not exist`, "NotFoundException");
  const definitions = await shell.database.query("select id, key from process_definition where deployment_id = $1 order by key", [
    id,
  ]);
  await removeInstances(shell, definitions, options);
  await shell.database.transaction(async (run) => {
    await lockDeployments(run);
    await removeDefinitions(shell, run, definitions, options);
    await logOperation(run, userId, shell.now(), {
      ...{ operationType: "Delete", entityType: "Deployment", category: "Operator", about: { deployment_id: id } },
      changes: [["cascade", null, options.cascade]],
    });
    await run("delete from deployment where id = $1", [id]);
    for (const { key } of definitions) await restoreStarts(shell, run, key);
  });
  shell.wakeups.definitions();
}

/** Deletes one definition; its deployment stays. */
export async function deleteDefinition(shell: Shell, userId: UserId, id: string, options: DeletionOptions): Promise<void> {
  const definitions = await shell.database.query("select id, key from process_definition where id = $1", [id]);
  if (definitions.length === 0)
    throw new EngineException(`No process definition found with id '${id}': processDefinition is null`, "NotFoundException");
  await removeInstances(shell, definitions, options);
  await shell.database.transaction(async (run) => {
    await lockDeployments(run);
    await logOperation(run, userId, shell.now(), {
      ...{ operationType: "Delete", entityType: "ProcessDefinition", category: "Operator" },
      ...{ changes: [["cascade", false, options.cascade]], about: { definition_id: id, definition_key: definitions[0]!.key } },
    });
    await removeDefinitions(shell, run, definitions, options);
    await restoreStarts(shell, run, definitions[0]!.key);
  });
  shell.wakeups.definitions();
}

function lockDeployments(run: Run): Promise<Row[]> {
  return run("select pg_advisory_xact_lock(hashtext('orquestra engine deployment'))", []);
}

async function removeInstances(shell: Shell, definitions: Row[], options: DeletionOptions): Promise<void> {
  if (!options.cascade) return;
  const rows = await shell.database.query("select id from process_instance where definition_id = any($1) and ended_at is null", [
    definitions.map((row) => row.id),
  ]);
  // Not an operation of its own in the log.
  for (const { id } of rows)
    await deleteInstance(shell, null, {
      ...{ id, deleteReason: "deleted deployment", skipIoMappings: options.skipIoMappings },
    }).catch((error) => {
      // The end of another instance of the tree may have ended this one.
      if (!(error instanceof EngineException && error.type === "BadUserRequestException")) throw error;
    });
}

/** Tables whose rows tell of process instances. */
const historyTables = [
  ...["activity_instance", "variable", "variable_update", "external_task_log", "job_log", "incident", "identity_link_log"],
  ...["attachment", "task_comment"],
];

async function removeDefinitions(shell: Shell, run: Run, definitions: Row[], { cascade }: DeletionOptions): Promise<void> {
  const ids = definitions.map((row) => row.id as string);
  const [running] = await run(
    `select definition_id, count(*) as count from process_instance where definition_id = any($1) and ended_at is null
      group by definition_id limit 1`,
    [ids],
  );
  if (running)
    throw new EngineException(
      `ENGINE-03076 Deletion of process definition without cascading failed. Process definition with id: ` +
        `${running.definition_id} can't be deleted, because there are ${running.count} dependent process instances.`,
    );
  if (cascade) {
    const instances = await run("select id from process_instance where definition_id = any($1)", [ids]);
    await deleteHistory(
      run,
      instances.map((row) => row.id as string),
    );
  }
  for (const id of ids) await deactivateStarts(shell, run, id);
  if (cascade) await run("delete from job_log where definition_id = any($1)", [ids]);
  await run("delete from process_definition where id = any($1)", [ids]);
}

/** Removes everything that tells of these (ended) process instances. */
export async function deleteHistory(run: Run, instanceIds: string[]): Promise<void> {
  if (instanceIds.length === 0) return;
  for (const table of historyTables) await run(`delete from ${table} where instance_id = any($1)`, [instanceIds]);
  for (const table of ["attachment", "task_comment"])
    await run(`delete from ${table} where task_id in (select id from task where instance_id = any($1))`, [instanceIds]);
  await run("delete from task where instance_id = any($1)", [instanceIds]);
  // The log of user operations is kept until the time of its own comes.
  await run(
    `update user_operation o set removal_at = r.removal_at from process_instance r
      where r.id = o.root_id and o.instance_id = any($1)`,
    [instanceIds],
  );
  await run("delete from process_instance where id = any($1)", [instanceIds]);
}

/** The version before is the latest again: its start events wait. */
async function restoreStarts(shell: Shell, run: Run, key: string): Promise<void> {
  const [latest] = await run("select id from process_definition where key = $1 order by version desc limit 1", [key]);
  if (latest === undefined) return;
  const [active] = await run(
    `select 1 from event_subscription where definition_id = $1 and instance_id is null
      union all select 1 from job where definition_id = $1 and instance_id is null`,
    [latest.id],
  );
  const definition = await shell.definitions.load(latest.id);
  if (definition && !active) await activateStarts(shell, run, definition);
}
