/** Answers of the engine, reduced to the fields this product reads. Dates are engine dates (see values.ts). */

export interface ProcessDefinition {
  id: string;
  key: string;
  name: string | null;
  version: number;
  versionTag: string | null;
  deploymentId: string;
  resource: string;
  suspended: boolean;
}

export interface ProcessInstance {
  id: string;
  definitionId: string;
  /** Only in answers of Camunda 7.21 and later. */
  definitionKey?: string;
  businessKey: string | null;
  ended: boolean;
  suspended: boolean;
}

export interface FormReference {
  key: string;
  binding: string;
  version: number | null;
}

export interface Task {
  id: string;
  name: string | null;
  description: string | null;
  taskDefinitionKey: string;
  assignee: string | null;
  created: string;
  due: string | null;
  priority: number;
  suspended: boolean;
  executionId: string;
  processInstanceId: string;
  processDefinitionId: string;
  formKey: string | null;
  /** The Camunda Form of the task, whichever name the engine gives the field. */
  formRef: FormReference | null;
}

export interface Execution {
  id: string;
  processInstanceId: string;
  ended: boolean;
}

export interface EventSubscription {
  id: string;
  eventType: string;
  eventName: string | null;
  executionId: string;
  processInstanceId: string | null;
  activityId: string;
  createdDate: string;
}

export interface ActivityInstance {
  id: string;
  activityId: string;
  activityName: string | null;
  activityType: string;
  processInstanceId: string;
  childActivityInstances: ActivityInstance[];
  childTransitionInstances: { id: string; activityId: string }[];
}

export interface Incident {
  id: string;
  incidentType: string;
  incidentMessage: string | null;
  incidentTimestamp: string;
  activityId: string;
  processInstanceId: string;
  processDefinitionId: string;
  configuration: string | null;
}

export interface HistoricProcessInstance {
  id: string;
  businessKey: string | null;
  processDefinitionId: string;
  processDefinitionKey: string;
  processDefinitionVersion: number;
  startTime: string;
  endTime: string | null;
  rootProcessInstanceId: string | null;
  superProcessInstanceId: string | null;
  state: "ACTIVE" | "SUSPENDED" | "COMPLETED" | "EXTERNALLY_TERMINATED" | "INTERNALLY_TERMINATED";
  deleteReason: string | null;
}

export interface HistoricActivityInstance {
  id: string;
  activityId: string;
  activityName: string | null;
  activityType: string;
  processInstanceId: string;
  processDefinitionKey: string;
  calledProcessInstanceId: string | null;
  startTime: string;
  endTime: string | null;
  canceled: boolean;
}

export interface ExternalTask {
  /** When the engine made it; null in tasks that are older than Camunda 7.21. */
  createTime: string | null;
  id: string;
  topicName: string;
  activityId: string;
  processInstanceId: string;
  businessKey: string | null;
  workerId: string | null;
  retries: number | null;
  errorMessage: string | null;
  lockExpirationTime: string | null;
}

export interface Job {
  id: string;
  processInstanceId: string | null;
  dueDate: string | null;
  retries: number;
  exceptionMessage: string | null;
  failedActivityId: string | null;
}

export interface Deployment {
  id: string;
  name: string | null;
  deploymentTime: string;
  /** null when nothing was new (duplicate filtering). */
  deployedProcessDefinitions: Record<string, ProcessDefinition> | null;
}

export interface Group {
  id: string;
  name: string;
  type: string;
}

/** A saved query for tasks, as the engine's own task list shows it. */
export interface Filter {
  id: string;
  resourceType: string;
  name: string;
  owner: string | null;
  query: Record<string, unknown>;
  properties: Record<string, unknown>;
}

/** Who may do what to which resource; `type` 0 = everybody, 1 = granted. `resourceType` is the engine's number. */
export interface Authorization {
  id: string;
  type: number;
  permissions: string[];
  userId: string | null;
  groupId: string | null;
  resourceType: number;
  resourceId: string;
}
