import { readFileSync } from "node:fs";

/** A recorded exchange: what was sent to a Camunda 7.24.0, and what it answered. */
export interface Step {
  method: string;
  path: string;
  query?: Record<string, string | number | boolean>;
  headers?: Record<string, string>;
  body?: unknown;
  status: number;
  contentType: string | null;
  responseHeaders?: Record<string, string>;
  response: unknown;
  note?: string;
  /** Time that passed before the request. */
  waitMs?: number;
  /** Arrays may come in any order, at any depth. */
  unordered?: boolean;
  /** The recorded answer shows some of the members only. */
  partial?: boolean;
  /** A second answer that was seen. */
  alternative?: { contentType: string; response: unknown };
  /** Sent together with the next step. */
  parallel?: boolean;
}

export interface Scenario {
  name: string;
  config?: { auth?: boolean };
  /** "none": nothing is deployed beforehand. */
  setup?: string;
  model: string | null;
  files?: Record<string, string>;
  steps: Step[];
}

/** The recorded scenarios, in the order of their recording. */
export function readScenarios(): Scenario[] {
  return ["camunda-7-goldens.json", "recorded-modification.json"].flatMap((name) => {
    const file = new URL(`./fixtures/${name}`, import.meta.url);
    return JSON.parse(readFileSync(file, "utf8")) as Scenario[];
  });
}
