import type { Logger } from "pino";
import { formRefOf, type RawTask } from "./dialect.ts";
import { createRequest, type EngineAddress, type Query } from "./http.ts";
import { engineOperations } from "./operations/index.ts";
import type {
  ActivityInstance,
  Authorization,
  Deployment,
  EventSubscription,
  Execution,
  ExternalTask,
  Filter,
  Group,
  HistoricActivityInstance,
  HistoricProcessInstance,
  Incident,
  Job,
  ProcessDefinition,
  ProcessInstance,
  Task,
} from "./types.ts";
import { fromTypedVariables, type PlainVariables, type TypedValue, toTypedVariables } from "./values.ts";

/** A file of a deployment. `name` is its path inside the deployment, such as `onboarding.bpmn`. */
export interface Resource {
  name: string;
  content: string;
}

/** What is deployed together. */
export interface NewDeployment {
  name: string;
  resources: Resource[];
  /** Who deploys it. */
  source?: string;
  /** Also when nothing has changed since the last deployment of that name. */
  always?: boolean;
}

export interface Message {
  messageName: string;
  businessKey?: string;
  processInstanceId?: string;
  variables?: PlainVariables;
}

/** The engine, as everything outside it sees it. Queries take the REST API's own parameter names. */
export type EngineClient = ReturnType<typeof createEngineClient>;

/**
 * Typed access to a Camunda 7 compatible engine (the embedded one, Camunda 7, Operaton, CIB seven).
 * Every method throws EngineError (the engine refused) or EngineUnavailable (no answer).
 */
export function createEngineClient({ log, ...address }: EngineAddress & { log: Logger }) {
  const request = createRequest(address, log);
  const get = <T>(path: string, query?: Query) => request<T>("GET", path, { query });
  const post = <T>(path: string, json?: unknown) => request<T>("POST", path, { json });
  const segment = encodeURIComponent;

  return {
    /** The engine's version: also the probe for readiness. */
    version: () => get<{ version: string }>("/version").then((answer) => answer.version),

    /**
     * Deploys all resources together. Unchanged since the last deployment of that name: nothing is made, and
     * `deployedProcessDefinitions` is null; unless it is `always` deployed.
     */
    deploy: ({ name, resources, source, always = false }: NewDeployment) => {
      const form = new FormData();
      form.set("deployment-name", name);
      if (source !== undefined) form.set("deployment-source", source);
      form.set("enable-duplicate-filtering", String(!always));
      for (const { name: file, content } of resources) form.set(file, new Blob([content]), file);
      return request<Deployment>("POST", "/deployment/create", { form, timeout: 60_000 });
    },

    /** Starts the latest version of a process. */
    startProcess: (key: string, start: { businessKey?: string; variables?: PlainVariables } = {}) =>
      post<ProcessInstance>(`/process-definition/key/${segment(key)}/start`, {
        businessKey: start.businessKey,
        variables: toTypedVariables(start.variables ?? {}),
      }),

    processDefinitions: (query?: Query) => get<ProcessDefinition[]>("/process-definition", query),
    processDefinitionXml: (id: string) =>
      get<{ bpmn20Xml: string }>(`/process-definition/${segment(id)}/xml`).then((answer) => answer.bpmn20Xml),

    /** Running instances only: an ended one is in the history. */
    processInstances: (query?: Query) => get<ProcessInstance[]>("/process-instance", query),
    processInstance: (id: string) => get<ProcessInstance>(`/process-instance/${segment(id)}`),
    processVariables: (id: string) => getVariables(`/process-instance/${segment(id)}/variables`),
    setProcessVariable: (id: string, name: string, value: unknown) =>
      request<void>("PUT", `/process-instance/${segment(id)}/variables/${segment(name)}`, {
        json: toTypedVariables({ [name]: value })[name],
      }),
    activityInstances: (id: string) => get<ActivityInstance>(`/process-instance/${segment(id)}/activity-instances`),
    deleteProcessInstance: (id: string) => request<void>("DELETE", `/process-instance/${segment(id)}`),

    executions: (query?: Query) => get<Execution[]>("/execution", query),
    eventSubscriptions: (query?: Query) => get<EventSubscription[]>("/event-subscription", query),
    incidents: (query?: Query) => get<Incident[]>("/incident", query),
    externalTasks: (query?: Query) => get<ExternalTask[]>("/external-task", query),
    /** Takes the lock from whoever holds it. */
    unlockExternalTask: (id: string) => post<void>(`/external-task/${segment(id)}/unlock`),
    /**
     * Ends the long poll of a worker: an engine that allows one poll for each worker (`fetch-and-lock-unique-worker-request`)
     * lets go of the one before, which would lock tasks for a connection that is gone. Harmless elsewhere.
     */
    withdrawPoll: (workerId: string) => {
      const topics = [{ topicName: "no-such-topic", lockDuration: 1_000 }];
      const json = { workerId, maxTasks: 1, asyncResponseTimeout: 1, topics };
      return request<unknown>("POST", "/external-task/fetchAndLock", { json, timeout: 1_000 });
    },
    jobs: (query?: Query) => get<Job[]>("/job", query),
    /** Runs a job now, due or not. A job that fails answers 404 with the cause. */
    executeJob: (id: string) => post<void>(`/job/${segment(id)}/execute`),

    tasks: (query?: Query) => get<RawTask[]>("/task", query).then((tasks) => tasks.map(toTask)),
    taskCount: (query?: Query) => get<{ count: number }>("/task/count", query).then((answer) => answer.count),
    task: (id: string) => get<RawTask>(`/task/${segment(id)}`).then(toTask),
    /** Somebody else's task: EngineError with `isClaimedByOther`. */
    claimTask: (id: string, userId: string) => post<void>(`/task/${segment(id)}/claim`, { userId }),
    unclaimTask: (id: string) => post<void>(`/task/${segment(id)}/unclaim`),
    /** Assigns whatever the assignee was before; null: nobody. */
    setAssignee: (id: string, userId: string | null) => post<void>(`/task/${segment(id)}/assignee`, { userId }),
    /** Schema of the task's Camunda Form, as it was deployed. */
    deployedForm: (id: string) => get<Record<string, unknown>>(`/task/${segment(id)}/deployed-form`),
    /** Every variable the task sees, as plain values. */
    formVariables: (id: string) => getVariables(`/task/${segment(id)}/form-variables`),
    /** The engine checks nothing of a Camunda Form: validate before. A task that is gone answers 500. */
    submitTaskForm: (id: string, variables: PlainVariables) =>
      post<void>(`/task/${segment(id)}/submit-form`, { variables: toTypedVariables(variables) }),
    completeTask: (id: string, variables: PlainVariables = {}) =>
      post<void>(`/task/${segment(id)}/complete`, { variables: toTypedVariables(variables) }),

    /** Delivers a message to the one instance that waits for it; otherwise EngineError with `isMismatch`. */
    correlateMessage: ({ messageName, businessKey, processInstanceId, variables }: Message) =>
      post<void>("/message", {
        messageName,
        businessKey,
        processInstanceId,
        processVariables: toTypedVariables(variables ?? {}),
      }),

    historyProcessInstances: (query?: Query) => get<HistoricProcessInstance[]>("/history/process-instance", query),
    historyActivityInstances: (query?: Query) => get<HistoricActivityInstance[]>("/history/activity-instance", query),
    /** Last value of a variable of an instance, running or past; null: it has none. */
    historyVariable: (processInstanceId: string, variableName: string) =>
      get<{ value: unknown }[]>("/history/variable-instance", { processInstanceId, variableName, deserializeValues: false }).then(
        ([variable]) => variable?.value ?? null,
      ),

    groups: (query?: Query) => get<Group[]>("/group", query),
    createGroup: (group: Group) => post<void>("/group/create", group),
    filters: (query?: Query) => get<Filter[]>("/filter", query),
    createFilter: (filter: Omit<Filter, "id">) => post<Filter>("/filter/create", filter),
    authorizations: (query?: Query) => get<Authorization[]>("/authorization", query),
    createAuthorization: (authorization: Omit<Authorization, "id">) =>
      post<Authorization>("/authorization/create", authorization),

    /** What operators see and do. */
    operations: engineOperations(request),
  };

  function getVariables(path: string): Promise<Record<string, unknown>> {
    return get<Record<string, TypedValue>>(path, { deserializeValues: false }).then(fromTypedVariables);
  }
}

function toTask(raw: RawTask): Task {
  const { camundaFormRef, operatonFormRef, ...task } = raw;
  return { ...task, formRef: formRefOf(raw) };
}
