/** A process definition as the core executes it: compiled from BPMN XML once, immutable, shared. */

import type { ConditionDetail } from "./events.ts";
import type { FormData } from "./form-fields.ts";

/** One process of a BPMN file, compiled. */
export interface ProcessModel {
  key: string;
  name: string | null;
  versionTag: string | null;
  /** Days, from camunda:historyTimeToLive (`30`, `P30D`). */
  historyTimeToLive: number | null;
  /** targetNamespace of the file. */
  category: string;
  description: string | null;
  startableInTasklist: boolean;
  candidateStarterUsers: string[];
  candidateStarterGroups: string[];
  /** Start events of the process itself that are waited for outside of instances. */
  startEvents: {
    activityId: string;
    kind: "none" | "message" | "timer" | "signal" | "conditional";
    messageName?: string;
    signalName?: string;
    timer?: TimerText;
    condition?: ConditionDetail;
    formKey: string | null;
    formRef: FormRef | null;
    formData: FormData | null;
  }[];
  /** The elements, their flows and behaviours, by id; their shape is the core's own affair. */
  elements: ReadonlyMap<string, Element>;
  /** Elements directly in the process. */
  root: Element;
}

export interface TimerText {
  kind: "date" | "duration" | "cycle";
  text: string;
}
export interface FormRef {
  key: string;
  binding: string;
  version: string | null;
}

/** A flow element. `type` is the BPMN name without prefix, lower camel case (`userTask`, `exclusiveGateway`). */
export interface Element {
  id: string;
  type: string;
  name: string | null;
  documentation: string | null;
  parent: Element | null;
  [detail: string]: unknown;
}

/** A ProcessModel that was deployed. */
export interface Definition extends ProcessModel {
  /** `key:version:uuid`, or the bare uuid when that is longer than 64 characters. */
  id: string;
  version: number;
  deploymentId: string;
  resourceName: string;
}

/** One fault of a BPMN file, as ParseException's details give it. */
export interface ParseProblem {
  message: string;
  line: number;
  column: number;
  mainElementId: string | null;
  elementIds: string[];
}

export type CompileResult =
  | { ok: true; processes: ProcessModel[]; warnings: ParseProblem[] }
  /** `status` 400 = ParseException with details; 500 = ProcessEngineException (not well-formed XML, expression syntax). */
  | { ok: false; status: 400 | 500; message: string; problems: ParseProblem[]; warnings: ParseProblem[] };

export interface CompileOptions {
  /** Refuse a process without camunda:historyTimeToLive (ENGINE-12018), as Camunda does by default. Default true. */
  enforceHistoryTimeToLive?: boolean;
}

/** Reads a BPMN 2.0 file. Never throws for bad input. */
export type Compile = (resourceName: string, xml: string, options?: CompileOptions) => Promise<CompileResult>;
