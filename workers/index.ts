import type { AnyWorker } from "../src/camunda/workers.ts";
import { companyRegistrationSave } from "./company-registration-save.ts";
import { consentRecord } from "./consent-record.ts";
import { ecnpjLinkCompany } from "./ecnpj-link-company.ts";
import { ecnpjRecognise } from "./ecnpj-recognise.ts";
import { govbrLoadIdentity } from "./govbr-load-identity.ts";
import { govbrPrepareLogin } from "./govbr-prepare-login.ts";
import { migrationDeadlineBlock } from "./migration-deadline-block.ts";
import { migrationDeadlineLift } from "./migration-deadline-lift.ts";
import { migrationDeadlinePlan } from "./migration-deadline-plan.ts";
import { migrationDeadlineWarn } from "./migration-deadline-warn.ts";
import { processStartGuard } from "./process-start-guard.ts";
import { registrationConfirm } from "./registration-confirm.ts";
import { requestAdvance } from "./request-advance.ts";
import { requestSubmit } from "./request-submit.ts";
import type { WorkerServices } from "./services.ts";

/** Every worker there is. A topic that a model names and nobody lists here waits for ever. */
export const workers: AnyWorker<WorkerServices>[] = [
  govbrPrepareLogin,
  govbrLoadIdentity,
  consentRecord,
  ecnpjRecognise,
  ecnpjLinkCompany,
  registrationConfirm,
  processStartGuard,
  requestSubmit,
  requestAdvance,
  companyRegistrationSave,
  migrationDeadlinePlan,
  migrationDeadlineWarn,
  migrationDeadlineBlock,
  migrationDeadlineLift,
];
