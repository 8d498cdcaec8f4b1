/** What an operator reads of the engine. Dates are engine dates (see values.ts). */

export interface InstanceSummary {
  id: string;
  businessKey: string | null;
  processDefinitionId: string;
  processDefinitionKey: string;
  processDefinitionName: string | null;
  processDefinitionVersion: number;
  startTime: string;
  endTime: string | null;
  superProcessInstanceId: string | null;
  state: "ACTIVE" | "SUSPENDED" | "COMPLETED" | "EXTERNALLY_TERMINATED" | "INTERNALLY_TERMINATED";
  deleteReason: string | null;
}

export interface ActivityStatistics {
  /** Id of the element. */
  id: string;
  instances: number;
  failedJobs: number;
  incidents: { incidentType: string; incidentCount: number }[];
}

export interface DefinitionStatistics {
  /** Id of the definition. */
  id: string;
  instances: number;
  incidents: { incidentType: string; incidentCount: number }[];
}

/** How instances of one definition go on in another: which activity becomes which. */
export interface MigrationPlan {
  sourceProcessDefinitionId: string;
  targetProcessDefinitionId: string;
  instructions: { sourceActivityIds: string[]; targetActivityIds: string[]; updateEventTrigger: boolean }[];
}

export interface VariableInstance {
  id: string;
  name: string;
  type: string;
  value: unknown;
  valueInfo: Record<string, unknown> | null;
  processInstanceId: string;
  executionId: string | null;
  taskId: string | null;
  activityInstanceId: string | null;
}

export interface IncidentDetails {
  id: string;
  incidentType: string;
  incidentMessage: string | null;
  incidentTimestamp: string;
  activityId: string;
  failedActivityId: string | null;
  processInstanceId: string;
  processDefinitionId: string;
  /** Id of the job or external task; null for an incident that was handed up by a called process. */
  configuration: string | null;
  rootCauseIncidentId: string | null;
  causeIncidentId: string | null;
}

export interface JobDetails {
  id: string;
  processInstanceId: string | null;
  processDefinitionKey: string | null;
  dueDate: string | null;
  createTime: string | null;
  retries: number;
  exceptionMessage: string | null;
  failedActivityId: string | null;
  suspended: boolean;
}

export interface ExternalTaskDetails {
  id: string;
  topicName: string;
  activityId: string;
  processInstanceId: string;
  processDefinitionKey: string;
  businessKey: string | null;
  workerId: string | null;
  retries: number | null;
  errorMessage: string | null;
  lockExpirationTime: string | null;
  createTime: string | null;
  suspended: boolean;
}

export interface HistoricActivity {
  id: string;
  activityId: string;
  activityName: string | null;
  activityType: string;
  assignee: string | null;
  calledProcessInstanceId: string | null;
  startTime: string;
  endTime: string | null;
  canceled: boolean;
}

/** The same, with all that tells where it belongs. */
export interface ActivityRecord extends HistoricActivity {
  processDefinitionId: string;
  processDefinitionKey: string;
  processInstanceId: string;
  /** Null in history that is older than Camunda 7.10. */
  rootProcessInstanceId: string | null;
}

/** A node of the tree of what is active. */
export interface ActivityNode {
  id: string;
  activityId: string;
  activityName: string | null;
  name: string | null;
  activityType: string;
  incidents?: { id: string; activityId: string }[];
  childActivityInstances: ActivityNode[];
  childTransitionInstances: { id: string; activityId: string; activityName: string | null; activityType: string }[];
}

export interface UserOperation {
  id: string;
  operationId: string;
  operationType: string;
  entityType: string;
  userId: string | null;
  timestamp: string;
  property: string | null;
  orgValue: string | null;
  newValue: string | null;
  annotation: string | null;
  processInstanceId: string | null;
  jobId: string | null;
  externalTaskId: string | null;
}

export interface EngineComment {
  id: string;
  userId: string | null;
  time: string;
  message: string;
}

/** A user task, open or past. */
export interface HistoricTask {
  id: string;
  name: string | null;
  assignee: string | null;
  startTime: string;
  endTime: string | null;
  /** `completed`, or why it went away. */
  deleteReason: string | null;
}

export interface DeploymentSummary {
  id: string;
  name: string | null;
  /** Who deployed it, as said at the deployment. */
  source: string | null;
  deploymentTime: string;
}
