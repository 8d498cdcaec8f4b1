import type { EngineAddress } from "../../../src/camunda/http.ts";

/** An engine that takes part in a comparison. */
export interface Contender {
  /** `embedded`, `camunda 7.24.0`, … */
  name: string;
  engine: EngineAddress;
  databaseUrl: string;
  pid(): number;
  /** Seconds from the start of the process to the first answer of the REST API. */
  start(): Promise<number>;
  stop(): Promise<void>;
}
