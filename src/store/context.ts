import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import type { Connection } from "./connection.ts";
import type { SecretBox } from "./secret-box.ts";

/** What every repository needs. */
export interface StoreContext extends Pick<Connection, "run" | "transaction"> {
  box: SecretBox;
  clock: Clock;
  log: Logger;
  /** Key of the audit's seal. */
  auditKey: Buffer;
}
