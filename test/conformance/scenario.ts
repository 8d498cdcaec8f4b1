import { readdirSync, readFileSync } from "node:fs";

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
  /** auth: credentials are asked for. fresh: of an engine that has seen nothing else. */
  config?: { auth?: boolean; fresh?: boolean };
  /** "none": nothing is deployed beforehand. */
  setup?: string;
  model: string | null;
  files?: Record<string, string>;
  steps: Step[];
}

const fixtures = new URL("./fixtures/", import.meta.url);

/** The recorded scenarios, in the order of their recording. */
export function readScenarios(): Scenario[] {
  const files = readdirSync(fixtures).filter((name) => name === "camunda-7-goldens.json" || name.startsWith("recorded-"));
  return files.sort().flatMap((name) => JSON.parse(readFileSync(new URL(name, fixtures), "utf8")) as Scenario[]);
}
