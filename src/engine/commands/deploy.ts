import { randomUUID } from "node:crypto";
import { insertJobDefinitions } from "../definitions/job-definitions.ts";
import { at, type Row } from "../persistence/database.ts";
import { type CompiledProcess, compileModels, type Resource, readForms } from "./deployment-content.ts";
import { withoutDuplicates } from "./duplicate-filtering.ts";
import type { Shell, UserId } from "./shell.ts";
import { activateStarts, deactivateStarts, type Run } from "./start-events.ts";
import { insertStarters } from "./starters.ts";

export interface DeploymentRequest {
  name: string | null;
  source: string | null;
  /** Nothing new when every resource equals that of the last deployment of this name. */
  enableDuplicateFiltering: boolean;
  /** Only resources that differ from the last deployment of this name. */
  deployChangedOnly: boolean;
  resources: Resource[];
}

export interface DeploymentResult {
  /** Row of the deployment: the new one, or the old one when nothing has changed. */
  deployment: Row;
  /** Rows of the definitions that were deployed; null when there are none. */
  definitions: Row[] | null;
}

/** Deploys files: BPMN models become definitions, forms become form definitions, everything is kept. */
export async function deploy(shell: Shell, request: DeploymentRequest, userId: UserId = null): Promise<DeploymentResult> {
  const outcome = await shell.database.transaction(async (run): Promise<DeploymentResult> => {
    await run("select pg_advisory_xact_lock(hashtext('orquestra engine deployment'))", []);
    const { resources, unchanged } = await withoutDuplicates(run, request);
    if (unchanged) return { deployment: unchanged, definitions: null };
    const processes = await compileModels(shell, resources);
    const forms = readForms(resources);
    const deployment = { id: randomUUID(), name: request.name, source: request.source, deployed_at: shell.now() };
    await run("insert into deployment (id, name, source, deployed_at) values ($1, $2, $3, $4)", [
      ...[deployment.id, deployment.name, deployment.source, at(deployment.deployed_at)],
    ]);
    for (const { name, bytes } of resources)
      await run("insert into resource (id, deployment_id, name, bytes) values ($1, $2, $3, $4)", [
        ...[randomUUID(), deployment.id, name, bytes],
      ]);
    for (const form of forms)
      await run(
        `insert into form_definition (id, key, version, deployment_id, resource_name)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4 from form_definition where key = $2`,
        [randomUUID(), form.key, deployment.id, form.resourceName],
      );
    const definitions = [];
    for (const process of processes)
      definitions.push(await insertDefinition(shell, run, { userId, deploymentId: deployment.id, process }));
    return { deployment, definitions: definitions.length > 0 ? definitions : null };
  });
  if (outcome.definitions) {
    shell.wakeups.definitions();
    shell.wakeups.job(shell.now());
  }
  return outcome;
}

/** `key:version:uuid`; the bare uuid where that would be too long for Camunda's column. */
function definitionId(key: string, version: number): string {
  const uuid = randomUUID();
  const id = `${key}:${version}:${uuid}`;
  return id.length > 64 ? uuid : id;
}

async function insertDefinition(
  shell: Shell,
  run: Run,
  { userId, deploymentId, process }: { userId: UserId; deploymentId: string; process: CompiledProcess },
): Promise<Row> {
  const { model, resourceName } = process;
  const [latest] = await run(`select id, version from process_definition where key = $1 order by version desc limit 1`, [
    model.key,
  ]);
  const version = (latest?.version ?? 0) + 1;
  const row = {
    ...{ id: definitionId(model.key, version), key: model.key, version, deployment_id: deploymentId },
    ...{ resource_name: resourceName, name: model.name, category: model.category, description: model.description },
    ...{ version_tag: model.versionTag, history_ttl: model.historyTimeToLive },
    startable_in_tasklist: model.startableInTasklist,
  };
  const columns = Object.keys(row);
  await run(
    `insert into process_definition (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`,
    Object.values(row),
  );
  if (latest) await deactivateStarts(shell, run, latest.id);
  const definition = { ...model, id: row.id, version, deploymentId, resourceName };
  await insertStarters(run, definition, userId, shell.now());
  await insertJobDefinitions(run, definition);
  await activateStarts(shell, run, definition);
  return { ...row, suspended: false };
}
