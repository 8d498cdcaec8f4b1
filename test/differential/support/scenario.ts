/** A call of the REST API; references like `{task:a}` in path and body are looked up in the world before it. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  body?: unknown;
  /** Milliseconds that pass before it. */
  pause?: number;
  /** The items of the answer have an order. */
  ordered?: boolean;
  /** Only the answer is compared, not what the engine shows behind it. */
  quiet?: boolean;
}

/** Models, deployed together, and what is then called. */
export interface Scenario {
  name: string;
  models: string[];
  calls: Call[];
}

type Values = Record<string, unknown>;

/** Variables as REST wants them. Plain values carry no type; `{ type, value }` is left as it is. */
export function typed(values: Values): Values {
  const isTyped = (value: unknown) => typeof value === "object" && value !== null && "value" in value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isTyped(value) ? value : { value }]));
}

export const get = (path: string): Call => ({ method: "GET", path });
export const post = (path: string, body: unknown = {}): Call => ({ method: "POST", path, body });
export const put = (path: string, body: unknown = {}): Call => ({ method: "PUT", path, body });
export const del = (path: string): Call => ({ method: "DELETE", path });

export const start = (variables: Values = {}, more: Values = {}, key = "p"): Call =>
  post(`/process-definition/key/${key}/start`, { variables: typed(variables), ...more });
export const complete = (task: string, variables: Values = {}): Call =>
  post(`/task/{task:${task}}/complete`, { variables: typed(variables) });
export const lock = (activity: string, workerId = "w"): Call =>
  post(`/external-task/{external:${activity}}/lock`, { workerId, lockDuration: 600_000 });
export const work = (activity: string, act: string, body: Values = {}): Call =>
  post(`/external-task/{external:${activity}}/${act}`, { workerId: "w", ...body });
/** Locks and completes an external task. */
export const done = (activity: string, variables: Values = {}, localVariables: Values = {}): Call[] => [
  lock(activity),
  work(activity, "complete", { variables: typed(variables), localVariables: typed(localVariables) }),
];
/** Locks an external task and reports a BPMN error. */
export const fails = (activity: string, errorCode: string, variables: Values = {}): Call[] => [
  lock(activity),
  work(activity, "bpmnError", { errorCode, errorMessage: "what went wrong", variables: typed(variables) }),
];
export const execute = (activity: string): Call => post(`/job/{job:${activity}}/execute`);
export const send = (messageName: string, more: Values = {}): Call =>
  post("/message", { messageName, resultEnabled: true, ...more });
export const broadcast = (name: string, more: Values = {}): Call => post("/signal", { name, ...more });
export const set = (name: string, value: unknown): Call =>
  put(`/process-instance/{instance:p}/variables/${name}`, typed({ name: value }).name);
export const modify = (...instructions: Values[]): Call => post("/process-instance/{instance:p}/modification", { instructions });
export const suspend = (suspended: boolean): Call => put("/process-instance/{instance:p}/suspended", { suspended });
export const remove = (query = ""): Call => del(`/process-instance/{instance:p}${query}`);
