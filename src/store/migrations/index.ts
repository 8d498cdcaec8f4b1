import type { Knex } from "knex";
import * as people from "./0001-people.ts";
import * as companies from "./0002-companies.ts";
import * as audit from "./0003-audit.ts";
import * as outbox from "./0004-outbox.ts";
import * as staff from "./0005-staff.ts";
import * as services from "./0006-services.ts";
import * as delegation from "./0007-delegation.ts";
import * as processes from "./0008-processes.ts";
import * as notices from "./0009-notices.ts";
import * as speed from "./0010-speed.ts";
import * as legacy from "./0011-legacy.ts";
import * as migrationDeadline from "./0012-migration-deadline.ts";
import * as credentials from "./0013-credentials.ts";
import * as foreignCompanies from "./0014-foreign-companies.ts";
import * as settings from "./0015-settings.ts";
import * as serviceNames from "./0016-service-names.ts";
import * as modelChanges from "./0017-model-changes.ts";
import * as runningWork from "./0018-running-work.ts";
import * as mailOrder from "./0019-mail-order.ts";
import * as legacySuspension from "./0020-legacy-suspension.ts";
import * as legacySpeed from "./0021-legacy-speed.ts";
import * as legacyCounts from "./0022-legacy-counts.ts";

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
  { name: "0006-services", ...services },
  { name: "0007-delegation", ...delegation },
  { name: "0008-processes", ...processes },
  { name: "0009-notices", ...notices },
  { name: "0010-speed", ...speed },
  { name: "0011-legacy", ...legacy },
  { name: "0012-migration-deadline", ...migrationDeadline },
  { name: "0013-credentials", ...credentials },
  { name: "0014-foreign-companies", ...foreignCompanies },
  { name: "0015-settings", ...settings },
  { name: "0016-service-names", ...serviceNames },
  { name: "0017-model-changes", ...modelChanges },
  { name: "0018-running-work", ...runningWork },
  { name: "0019-mail-order", ...mailOrder },
  { name: "0020-legacy-suspension", ...legacySuspension },
  { name: "0021-legacy-speed", ...legacySpeed },
  { name: "0022-legacy-counts", ...legacyCounts },
];
