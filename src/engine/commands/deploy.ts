import { randomUUID } from "node:crypto";
import { EngineException } from "../core/types.ts";
import { compile } from "../model/compile.ts";
import type { ParseProblem, ProcessModel } from "../model/definition.ts";
import { at, type Row } from "../persistence/database.ts";
import type { Shell } from "./shell.ts";
import { activateStarts, deactivateStarts, type Run } from "./start-events.ts";

export interface Resource {
  name: string;
  bytes: Buffer;
}

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

/** 400 with the faults of each file. */
export class ParseException extends EngineException {
  constructor(
    message: string,
    readonly details: Record<string, { errors: ParseProblem[]; warnings: ParseProblem[] }>,
  ) {
    super(message, "ParseException");
  }
}

interface Form {
  key: string;
  resourceName: string;
}

interface CompiledProcess {
  model: ProcessModel;
  resourceName: string;
}

/** Deploys files: BPMN models become definitions, forms become form definitions, everything is kept. */
export async function deploy(shell: Shell, request: DeploymentRequest): Promise<DeploymentResult> {
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
    for (const process of processes) definitions.push(await insertDefinition(shell, run, deployment.id, process));
    return { deployment, definitions: definitions.length > 0 ? definitions : null };
  });
  if (outcome.definitions) {
    shell.wakeups.definitions();
    shell.wakeups.job(shell.now());
  }
  return outcome;
}

/** Compares with the last deployment of the same name and source. A resource left out is no change. */
async function withoutDuplicates(
  run: Run,
  { name, source, enableDuplicateFiltering, deployChangedOnly, resources }: DeploymentRequest,
): Promise<{ resources: Resource[]; unchanged: Row | null }> {
  if (!enableDuplicateFiltering && !deployChangedOnly) return { resources, unchanged: null };
  const [last] = await run(
    `select * from deployment where name is not distinct from $1 and ($2::text is null or source is not distinct from $2)
      order by seq desc limit 1`,
    [name, source],
  );
  if (last === undefined) return { resources, unchanged: null };
  const rows = await run(
    deployChangedOnly
      ? `select distinct on (r.name) r.name, r.bytes from resource r join deployment d on d.id = r.deployment_id
          where d.name is not distinct from $1 order by r.name, d.seq desc`
      : "select name, bytes from resource r where deployment_id = $1",
    [deployChangedOnly ? name : last.id],
  );
  const known = new Map(rows.map((row) => [row.name as string, row.bytes as Buffer]));
  const changed = resources.filter((resource) => !known.get(resource.name)?.equals(resource.bytes));
  if (changed.length === 0) return { resources: [], unchanged: last };
  return { resources: deployChangedOnly ? changed : resources, unchanged: null };
}

async function compileModels(shell: Shell, resources: Resource[]): Promise<CompiledProcess[]> {
  const processes: CompiledProcess[] = [];
  for (const { name, bytes } of resources) {
    if (!/\.bpmn(20\.xml)?$/.test(name)) continue;
    const result = await compile(name, bytes.toString("utf8"), {
      enforceHistoryTimeToLive: shell.enforceHistoryTimeToLive,
    });
    if (!result.ok) {
      if (result.status === 400) throw new ParseException(result.message, { [name]: { errors: result.problems, warnings: [] } });
      throw new EngineException(result.message);
    }
    for (const model of result.processes) {
      if (processes.some((other) => other.model.key === model.key))
        throw new EngineException(
          `The deployment contains definitions with the same key '${model.key}' (id attribute), this is not allowed`,
        );
      processes.push({ model, resourceName: name });
    }
  }
  return processes;
}

function readForms(resources: Resource[]): Form[] {
  const forms: Form[] = [];
  for (const { name, bytes } of resources) {
    if (!name.endsWith(".form")) continue;
    let form: unknown;
    try {
      form = JSON.parse(bytes.toString("utf8"));
    } catch (error) {
      throw new EngineException(`ENGINE-09033 Could not parse Camunda Form resource ${name}. Cause: ${(error as Error).message}`);
    }
    const id = (form as { id?: unknown } | null)?.id;
    if (typeof id === "string") forms.push({ key: id, resourceName: name });
  }
  return forms;
}

/** `key:version:uuid`; the bare uuid where that would be too long for Camunda's column. */
function definitionId(key: string, version: number): string {
  const uuid = randomUUID();
  const id = `${key}:${version}:${uuid}`;
  return id.length > 64 ? uuid : id;
}

async function insertDefinition(shell: Shell, run: Run, deploymentId: string, process: CompiledProcess): Promise<Row> {
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
  if (latest) await deactivateStarts(run, latest.id);
  await activateStarts(shell, run, { ...model, id: row.id, version, deploymentId, resourceName });
  return { ...row, suspended: false };
}
