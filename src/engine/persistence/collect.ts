import { createHash, randomUUID } from "node:crypto";
import type { Effect, InstanceState, TreeState } from "../core/types.ts";
import { at, type Row } from "./database.ts";
import { valueColumns } from "./values.ts";
import { noWrites, type TreeWrite, type Writes } from "./writes.ts";

/** What rows need to know of a definition. */
export interface DefinitionFacts {
  id: string;
  key: string;
  versionTag: string | null;
  historyTimeToLive: number | null;
}

export interface Step {
  rootId: string;
  /** null: started by this step. `rev` and `hasIncidents` are those of the row that was read. */
  before: { state: TreeState; rev: number; hasIncidents: boolean } | null;
  /** null: every instance of the tree has ended. */
  after: TreeState | null;
  effects: Effect[];
  now: number;
  definition(id: string): DefinitionFacts;
}

/** Turns the effects of a step, in their order, into rows: what begins and ends within the step is one row. */
export function collect(step: Step): Writes {
  const writes = noWrites(treeWrite(step));
  const time = at(step.now);
  const started = new Map<string, Row>();
  const instances = { ...step.before?.state.instances, ...step.after?.instances } as Record<string, InstanceState>;
  const variables = new Map<string, Row>();
  const moved = new Map<string, { entity: Extract<Effect, { type: "execution-changed" }>["entity"]; executionId: string }>();
  const definitionOf = (instanceId: string) => step.definition(instances[instanceId]!.definitionId);
  const own = (instanceId: string) => ({ root_id: step.rootId, instance_id: instanceId });

  for (const effect of step.effects) {
    switch (effect.type) {
      case "instance-started": {
        const { instance } = effect;
        instances[instance.id] = instance;
        const row = {
          ...{ id: instance.id, root_id: step.rootId, super_id: effect.superInstanceId, state: "ACTIVE" },
          ...{ definition_id: instance.definitionId, definition_key: step.definition(instance.definitionId).key },
          ...{ business_key: instance.businessKey, start_activity_id: instance.startActivityId },
          ...{ start_user_id: effect.startUserId, started_at: time },
        };
        started.set(instance.id, row);
        writes.instancesStarted.push(row);
        break;
      }
      case "instance-ended": {
        const end = {
          ...{ state: effect.state, ended_at: time, end_activity_id: effect.endActivityId },
          ...{ delete_reason: effect.deleteReason, removal_at: null as string | null },
        };
        if (effect.instanceId === step.rootId) {
          const days = definitionOf(effect.instanceId).historyTimeToLive;
          if (days !== null) end.removal_at = at(step.now + days * 86_400_000);
        }
        const row = started.get(effect.instanceId);
        if (row) Object.assign(row, end);
        else writes.instancesEnded.push({ id: effect.instanceId, ...end });
        break;
      }
      case "activity-started": {
        const row = {
          ...{ id: effect.id, ...own(effect.instanceId), parent_id: effect.parentId, execution_id: effect.executionId },
          ...{ activity_id: effect.activityId, name: effect.activityName, type: effect.activityType },
          ...{ task_id: effect.taskId, called_instance_id: effect.calledInstanceId, started_at: time },
          ...{ canceled: false, complete_scope: false },
        };
        started.set(effect.id, row);
        writes.activitiesStarted.push(row);
        break;
      }
      case "activity-ended": {
        const end = { ended_at: time, canceled: effect.canceled, complete_scope: effect.completeScope };
        const row = started.get(effect.id);
        if (row) Object.assign(row, end);
        else writes.activitiesEnded.push({ id: effect.id, ...end });
        break;
      }
      case "variable-set": {
        const scope = { execution_id: effect.executionId, task_id: effect.taskId };
        const content = { name: effect.name, ...valueColumns(effect.value) };
        const owner = own(effect.instanceId);
        variables.set(effect.id, {
          ...{ id: effect.id, ...owner, ...scope, activity_instance_id: effect.activityInstanceId, ...content },
          ...{ created_at: time, live: true, deleted: false },
        });
        if (effect.created) started.set(effect.id, {});
        writes.variableUpdates.push({
          ...{ id: randomUUID(), ...owner, ...scope, activity_instance_id: effect.sourceActivityInstanceId },
          ...{ variable_id: effect.id, ...content, time, initial: effect.created },
        });
        break;
      }
      case "variable-removed": {
        const row = variables.get(effect.id);
        if (row) Object.assign(row, { deleted: effect.deleted });
        else writes.variablesEnded.push({ id: effect.id, live: false, deleted: effect.deleted });
        break;
      }
      case "execution-changed":
        moved.set(effect.id, { entity: effect.entity, executionId: effect.executionId });
        break;
      case "user-task-created": {
        const row = {
          ...{ id: effect.id, ...own(effect.instanceId), definition_id: effect.definitionId },
          ...{ execution_id: effect.executionId, activity_id: effect.activityId },
          ...{ activity_instance_id: effect.activityInstanceId, name: effect.name, description: effect.description },
          ...{ assignee: effect.assignee, due: effect.due === null ? null : at(effect.due) },
          ...{ follow_up: effect.followUp === null ? null : at(effect.followUp), priority: effect.priority },
          ...{ form_key: effect.formKey, form_ref: effect.formRef, state: "Created", created_at: time },
        };
        started.set(effect.id, row);
        writes.tasksCreated.push(row);
        const link = (user_id: string | null, group_id: string | null) =>
          writes.identityLinksCreated.push({ id: randomUUID(), task_id: effect.id, user_id, group_id, type: "candidate" });
        for (const user of effect.candidateUsers) link(user, null);
        for (const group of effect.candidateGroups) link(null, group);
        break;
      }
      case "user-task-ended": {
        const completed = effect.reason === "completed";
        const end = {
          ...{ state: completed ? "Completed" : "Deleted", ended_at: time },
          delete_reason: completed ? "completed" : (effect.deleteReason ?? "deleted"),
        };
        const row = started.get(effect.id);
        if (row) {
          Object.assign(row, end);
          writes.identityLinksCreated = writes.identityLinksCreated.filter((link) => link.task_id !== effect.id);
        } else writes.tasksEnded.push({ id: effect.id, ...end });
        break;
      }
      case "external-task-created": {
        const { key, versionTag } = step.definition(effect.definitionId);
        const place = {
          ...{ ...own(effect.instanceId), execution_id: effect.executionId, activity_id: effect.activityId },
          ...{ activity_instance_id: effect.activityInstanceId, topic: effect.topic, priority: effect.priority },
        };
        const row = {
          ...{ id: effect.id, ...place, definition_id: effect.definitionId, definition_key: key, version_tag: versionTag },
          ...{ business_key: instances[effect.instanceId]!.businessKey, created_at: time },
          extension_properties: Object.keys(effect.extensionProperties).length ? effect.extensionProperties : null,
        };
        started.set(effect.id, row);
        writes.externalTasksCreated.push(row);
        writes.externalTaskLogs.push({ id: randomUUID(), external_task_id: effect.id, kind: "creation", time, ...place });
        break;
      }
      case "external-task-ended": {
        const kind = effect.reason === "completed" ? "success" : "deletion";
        const row = started.get(effect.id);
        if (row) {
          writes.externalTasksCreated.splice(writes.externalTasksCreated.indexOf(row), 1);
          const { log_id, ...created } = {
            log_id: randomUUID(),
            ...writes.externalTaskLogs.find((log) => log.external_task_id === effect.id),
          };
          writes.externalTaskLogs.push({ ...created, id: log_id, kind });
        } else writes.externalTasksEnded.push({ id: effect.id, log_id: randomUUID(), kind, time });
        endIncident(writes, step, effect.id, effect.reason === "completed", time);
        break;
      }
      case "job-created": {
        const row = {
          ...{ id: effect.id, ...own(effect.instanceId), execution_id: effect.executionId },
          ...{ definition_id: effect.definitionId, definition_key: step.definition(effect.definitionId).key },
          job_definition_id: jobDefinitionId(effect.definitionId, effect.activityId, effect.kind),
          ...{ activity_id: effect.activityId, kind: effect.kind, due_at: effect.due === null ? null : at(effect.due) },
          ...{ repeat: effect.repeat, retries: effect.retries, priority: effect.priority, exclusive: effect.exclusive },
          ...{ retry_cycle: effect.retryTimeCycle, created_at: time },
        };
        started.set(effect.id, row);
        writes.jobsCreated.push(row);
        writes.jobLogs.push(jobLogRow(row, "creation", time));
        break;
      }
      case "job-ended": {
        const kind = effect.reason === "executed" ? "success" : "deletion";
        const row = started.get(effect.id);
        if (row) {
          writes.jobsCreated.splice(writes.jobsCreated.indexOf(row), 1);
          writes.jobLogs.push(jobLogRow(row, kind, time));
        } else writes.jobsEnded.push({ id: effect.id, log_id: randomUUID(), kind, time });
        endIncident(writes, step, effect.id, effect.reason === "executed", time);
        break;
      }
      case "subscription-created": {
        const { id, type, name, activityId } = effect.subscription;
        const row = {
          ...{ id, type, name, ...own(effect.instanceId), execution_id: effect.executionId },
          ...{ definition_id: effect.definitionId, activity_id: activityId, created_at: time },
        };
        started.set(id, row);
        writes.subscriptionsCreated.push(row);
        break;
      }
      case "subscription-ended": {
        const row = started.get(effect.id);
        if (row) writes.subscriptionsCreated.splice(writes.subscriptionsCreated.indexOf(row), 1);
        else writes.subscriptionsEnded.push(effect.id);
        break;
      }
    }
  }

  diffExecutions(writes, step);
  writeVariables(writes, step, variables, started);
  writeMoves(writes, moved, started, variables);
  return writes;
}

function treeWrite({ rootId, before, after }: Step): TreeWrite {
  if (after === null) return before === null ? { kind: "none" } : { kind: "delete", rootId, rev: before.rev };
  const state = JSON.stringify(after);
  if (before === null) return { kind: "insert", rootId, state, hasIncidents: false };
  return { kind: "update", rootId, rev: before.rev, state, hasIncidents: before.hasIncidents };
}

function endIncident(writes: Writes, step: Step, configuration: string, done: boolean, time: string): void {
  if (!step.before?.hasIncidents) return;
  writes.incidentsEnded.push({ configuration, ended_at: time, resolution: done ? "resolved" : "deleted" });
}

/** Executions other than the instances themselves: what GET /execution finds by id. */
function diffExecutions(writes: Writes, { rootId, before, after }: Step): void {
  const old = before?.state.executions ?? {};
  const current = after?.executions ?? {};
  for (const id in current) {
    const { parentId, instanceId } = current[id]!;
    if (parentId !== null && !old[id]) writes.executionsCreated.push({ id, root_id: rootId, instance_id: instanceId });
  }
  for (const id in old) if (old[id]!.parentId !== null && !current[id]) writes.executionsEnded.push(id);
}

/** A variable is live while the state holds it; scopes that are left take theirs along without an effect of their own. */
function writeVariables(writes: Writes, { before, after }: Step, set: Map<string, Row>, started: Map<string, Row>): void {
  const live = variableIds(after);
  for (const [id, row] of set) {
    row.live = live.has(id);
    writes.variablesSet.push(row);
  }
  const ended = new Set(writes.variablesEnded.map((row) => row.id as string));
  for (const id of variableIds(before?.state ?? null)) {
    if (!live.has(id) && !set.has(id) && !started.has(id) && !ended.has(id))
      writes.variablesEnded.push({ id, live: false, deleted: false });
  }
}

function variableIds(state: TreeState | null): Set<string> {
  const ids = new Set<string>();
  if (state === null) return ids;
  for (const id in state.executions) {
    const { variables } = state.executions[id]!;
    for (const name in variables) ids.add(variables[name]!.id);
  }
  for (const id in state.taskVariables) {
    const variables = state.taskVariables[id]!;
    for (const name in variables) ids.add(variables[name]!.id);
  }
  return ids;
}

const tables = { "user-task": "task", "external-task": "external_task", job: "job", variable: "variable" } as const;

function writeMoves(
  writes: Writes,
  moved: Map<string, { entity: keyof typeof tables; executionId: string }>,
  started: Map<string, Row>,
  variables: Map<string, Row>,
): void {
  if (moved.size === 0) return;
  const gone = new Set<string>();
  for (const rows of [writes.tasksEnded, writes.externalTasksEnded, writes.jobsEnded, writes.variablesEnded])
    for (const row of rows) gone.add(row.id as string);
  for (const [id, { entity, executionId }] of moved) {
    const row = variables.get(id) ?? started.get(id);
    if (row) row.execution_id = executionId;
    else if (!gone.has(id)) writes.entitiesMoved[tables[entity]].push({ id, execution_id: executionId });
  }
}

/** A row of the job log about a job. */
export function jobLogRow(job: Row, kind: "creation" | "success" | "failure" | "deletion", time: string): Row {
  return {
    ...{ id: randomUUID(), root_id: job.root_id, instance_id: job.instance_id, job_id: job.id, kind, time },
    ...{ definition_id: job.definition_id, definition_key: job.definition_key, job_definition_id: job.job_definition_id },
    ...{ job_kind: job.kind, activity_id: job.activity_id, execution_id: job.execution_id, due_at: job.due_at },
    ...{ retries: job.retries, priority: job.priority },
  };
}

/** Camunda keeps a row per kind of job and activity of a definition; here only its id is needed, always the same. */
export function jobDefinitionId(definitionId: string, activityId: string, kind: string): string {
  const hash = createHash("sha256").update(`${definitionId}\n${activityId}\n${kind}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20, 32)}`;
}
