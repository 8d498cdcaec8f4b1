/** Block-structured models as data: each block has one way in and at most one way out. `draw.ts` makes BPMN of them. */

/** What an event waits for, catches or throws. */
export interface EventTrigger {
  kind: "message" | "signal" | "timer" | "error" | "escalation" | "condition" | "link" | "terminate" | "compensate" | "cancel";
  /** Name, code, condition, activity, or time. */
  text: string;
  timer?: "timeDuration" | "timeDate" | "timeCycle";
  /** Further attributes of the event definition. */
  attributes?: string;
  /** Extension elements of the event definition (camunda:in). */
  extension?: string;
}

/** An event attached to an activity. */
export interface Boundary {
  id: string;
  event: EventTrigger;
  interrupting: boolean;
  /** The way behind it; ends by itself unless `rejoin`. */
  body: Block[];
  rejoin?: boolean;
}

export interface Loop {
  sequential: boolean;
  cardinality?: string;
  collection?: string;
  element?: string;
  until?: string;
  /** Attributes such as camunda:asyncBefore. */
  attributes?: string;
}

/** What any activity or event may carry. */
export interface Options {
  /** Further attributes, as written in BPMN. */
  attributes?: string;
  /** Extension elements, as written in BPMN. */
  extension?: string;
  inputs?: Record<string, string>;
  outputs?: Record<string, string>;
  /** Execution listeners: expression by event. */
  listeners?: { event: string; expression: string }[];
  loop?: Loop;
  boundaries?: Boundary[];
}

export interface NodeBlock {
  kind: "node";
  tag: string;
  id: string;
  event?: EventTrigger;
  options: Options;
}

/** A subprocess, its event subprocesses inside. */
export interface SubprocessBlock {
  kind: "subprocess";
  tag: "subProcess" | "transaction";
  id: string;
  body: Block[];
  events: EventSubprocess[];
  options: Options;
}

export interface EventSubprocess {
  id: string;
  event: EventTrigger;
  interrupting: boolean;
  body: Block[];
  options?: Options;
}

export interface GatewayBlock {
  kind: "gateway";
  tag: "parallelGateway" | "inclusiveGateway" | "exclusiveGateway";
  id: string;
  /** condition null: none; "default": the default flow. */
  branches: { condition: string | null; body: Block[] }[];
}

export interface EventGatewayBlock {
  kind: "events";
  id: string;
  branches: { id: string; event: EventTrigger; body: Block[] }[];
}

/** The end of a way: an end event, or a link to elsewhere. */
export interface EndBlock {
  kind: "end";
  id: string;
  event?: EventTrigger;
  options: Options;
}

/** A way back to an element before it while the condition holds. */
export interface RepeatBlock {
  kind: "repeat";
  id: string;
  body: Block[];
  condition: string;
}

export type Block = NodeBlock | SubprocessBlock | GatewayBlock | EventGatewayBlock | EndBlock | RepeatBlock;

const node = (tag: string, id: string, options: Options = {}, event?: EventTrigger): NodeBlock => ({
  ...{ kind: "node" as const, tag, id, options },
  ...(event ? { event } : {}),
});

const more = (options: Options, attributes: string): Options => ({
  ...options,
  attributes: `${attributes} ${options.attributes ?? ""}`.trim(),
});

export const user = (id: string, options: Options = {}): NodeBlock => node("userTask", id, options);
export const task = (id: string, options: Options = {}): NodeBlock => node("task", id, options);
/** An external task whose topic is its id. */
export const external = (id: string, options: Options = {}): NodeBlock =>
  node("serviceTask", id, more(options, `camunda:type="external" camunda:topic="${id}"`));
/** A service task that evaluates an expression. */
export const evaluate = (id: string, expression: string, options: Options = {}): NodeBlock =>
  node("serviceTask", id, more(options, `camunda:expression="${written(expression)}"`));
export const receive = (id: string, event?: EventTrigger, options: Options = {}): NodeBlock =>
  node("receiveTask", id, options, event);
export const caught = (id: string, event: EventTrigger, options: Options = {}): NodeBlock =>
  node("intermediateCatchEvent", id, options, event);
export const thrown = (id: string, event?: EventTrigger, options: Options = {}): NodeBlock =>
  node("intermediateThrowEvent", id, options, event);
/** A call activity; `mappings`: its camunda:in and camunda:out. */
export const call = (id: string, key: string, mappings = "", options: Options = {}): NodeBlock =>
  node("callActivity", id, {
    ...more(options, `calledElement="${key}"`),
    extension: mappings + (options.extension ?? ""),
  });
export const sub = (
  id: string,
  body: Block[],
  { events = [], ...options }: Options & { events?: EventSubprocess[] } = {},
): SubprocessBlock => ({ ...{ kind: "subprocess", tag: "subProcess", id, body, events, options } });
export const transaction = (
  id: string,
  body: Block[],
  options: Options & { events?: EventSubprocess[] } = {},
): SubprocessBlock => ({
  ...sub(id, body, options),
  tag: "transaction",
});
export const onEvent = (
  id: string,
  event: EventTrigger,
  body: Block[],
  { interrupting = true, ...options }: Options & { interrupting?: boolean } = {},
): EventSubprocess => ({ id, event, interrupting, body, options });
export const parallel = (id: string, ...bodies: Block[][]): GatewayBlock => ({
  ...{ kind: "gateway", tag: "parallelGateway", id, branches: bodies.map((body) => ({ condition: null, body })) },
});
type Branch = [condition: string, ...body: Block[]];
const branches = (list: Branch[]) => list.map(([condition, ...body]) => ({ condition, body }));
/** Branches by condition; "default" is the default flow. */
export const exclusive = (id: string, ...list: Branch[]): GatewayBlock => ({
  ...{ kind: "gateway", tag: "exclusiveGateway", id, branches: branches(list) },
});
export const inclusive = (id: string, ...list: Branch[]): GatewayBlock => ({
  ...{ kind: "gateway", tag: "inclusiveGateway", id, branches: branches(list) },
});
/** Event-based gateway: the event that comes first decides. */
export const firstOf = (id: string, ...list: [id: string, event: EventTrigger, ...body: Block[]][]): EventGatewayBlock => ({
  ...{ kind: "events", id, branches: list.map(([eventId, event, ...body]) => ({ id: eventId, event, body })) },
});
export const repeat = (id: string, condition: string, ...body: Block[]): RepeatBlock => ({ kind: "repeat", id, body, condition });
export const end = (id: string, event?: EventTrigger, options: Options = {}): EndBlock => ({
  ...{ kind: "end" as const, id, options },
  ...(event ? { event } : {}),
});
export const boundary = (
  id: string,
  event: EventTrigger,
  body: Block[] = [],
  { interrupting = true, rejoin = false }: { interrupting?: boolean; rejoin?: boolean } = {},
): Boundary => ({ id, event, interrupting, body, rejoin });

export const message = (text: string): EventTrigger => ({ kind: "message", text });
export const signal = (text: string, extension = ""): EventTrigger => ({ kind: "signal", text, extension });
export const error = (text: string, attributes = ""): EventTrigger => ({ kind: "error", text, attributes });
export const escalation = (text: string, attributes = ""): EventTrigger => ({ kind: "escalation", text, attributes });
export const condition = (text: string, attributes = ""): EventTrigger => ({ kind: "condition", text, attributes });
export const timer = (text: string, kind: EventTrigger["timer"] = "timeDuration"): EventTrigger => ({
  kind: "timer",
  text,
  timer: kind,
});
export const terminate: EventTrigger = { kind: "terminate", text: "" };
export const link = (text: string): EventTrigger => ({ kind: "link", text });
/** Compensation of one activity, or of all (""). */
export const compensate = (text = "", attributes = ""): EventTrigger => ({ kind: "compensate", text, attributes });
export const cancel: EventTrigger = { kind: "cancel", text: "" };

/** Text as it stands in an attribute or an element. */
export function written(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);
}
