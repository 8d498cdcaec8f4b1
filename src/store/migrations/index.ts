import type { Knex } from "knex";
import * as people from "./0001-people.ts";
import * as companies from "./0002-companies.ts";
import * as audit from "./0003-audit.ts";
import * as outbox from "./0004-outbox.ts";
import * as staff from "./0005-staff.ts";

/** One step forward of the schema. There is no way back: a mistake is mended by another step. */
export interface Step {
  name: string;
  up(knex: Knex): Promise<void>;
}

/** All steps in order. Names are never changed once released. */
export const steps: Step[] = [
  { name: "0001-people", ...people },
  { name: "0002-companies", ...companies },
  { name: "0003-audit", ...audit },
  { name: "0004-outbox", ...outbox },
  { name: "0005-staff", ...staff },
];
