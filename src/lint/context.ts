/** What a JSON value is, as far as a worker or a form cares. */
export type ValueType = "string" | "number" | "boolean" | "object" | "array";

/** A variable that a worker reads or sets. */
export interface VariableContract {
  /** Whether it has to be there, and not null. */
  required: boolean;
  /** What it may be; empty: anything. */
  types: ValueType[];
  /** The only values it may have; missing: any of its types. */
  values?: string[];
}

/** What the worker of a topic reads, sets and may refuse with. */
export interface TopicContract {
  /** In Portuguese. */
  title: string;
  inputs: Record<string, VariableContract>;
  outputs: Record<string, VariableContract>;
  /** BPMN error codes, with what they mean. */
  errors: Record<string, string>;
}

/** What a form collects. */
export interface FormContract {
  /** Variables it sets, by key. */
  fields: Record<string, ValueType>;
  /** Types of its components, each once. */
  components: string[];
  /** Variables it shows or decides by, but for those that it expects to be null. */
  reads: string[];
}

/** What other models have to know of a model. */
export interface ProcessContract {
  /** Variables that its elements set. */
  sets: string[];
  /** Variables that models which call it give it. */
  given: string[];
  /** Whether everything that calls it can also leave it, by a timer or another event. */
  leavable: boolean;
  /** Error codes with which it ends. */
  errors: string[];
}

/** Everything outside a model that decides whether it is right. JSON, so that a browser can have it. */
export interface LintContext {
  topics: Record<string, TopicContract>;
  forms: Record<string, FormContract>;
  processes: Record<string, ProcessContract>;
  /** Keys of the models that execute services: each begins with the guard. */
  services: string[];
}
