import type { AnyWorker } from "../src/camunda/workers.ts";
import { companyRegistrationSave } from "./company-registration-save.ts";
import { consentRecord } from "./consent-record.ts";
import { ecnpjLinkCompany } from "./ecnpj-link-company.ts";
import { ecnpjRecognise } from "./ecnpj-recognise.ts";
import { foreignCompanyAdvance } from "./foreign-company-advance.ts";
import { foreignCompanyConvert } from "./foreign-company-convert.ts";
import { foreignCompanyPrepare } from "./foreign-company-prepare.ts";
import { foreignCompanyRegister } from "./foreign-company-register.ts";
import { foreignCompanyRemind } from "./foreign-company-remind.ts";
import { foreignCompanySubmit } from "./foreign-company-submit.ts";
import { govbrLoadIdentity } from "./govbr-load-identity.ts";
import { govbrPrepareLogin } from "./govbr-prepare-login.ts";
import { migrationCancel } from "./migration-cancel.ts";
import { migrationDeadlineBlock } from "./migration-deadline-block.ts";
import { migrationDeadlineLift } from "./migration-deadline-lift.ts";
import { migrationDeadlinePlan } from "./migration-deadline-plan.ts";
import { migrationDeadlineWarn } from "./migration-deadline-warn.ts";
import { migrationMoveEngine } from "./migration-move-engine.ts";
import { migrationMoveStore } from "./migration-move-store.ts";
import { migrationPlan } from "./migration-plan.ts";
import { migrationQueueConflict } from "./migration-queue-conflict.ts";
import { migrationReceipt } from "./migration-receipt.ts";
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
  foreignCompanyPrepare,
  foreignCompanySubmit,
  foreignCompanyAdvance,
  foreignCompanyRemind,
  foreignCompanyConvert,
  foreignCompanyRegister,
  migrationDeadlinePlan,
  migrationDeadlineWarn,
  migrationDeadlineBlock,
  migrationDeadlineLift,
  migrationPlan,
  migrationQueueConflict,
  migrationCancel,
  migrationMoveStore,
  migrationMoveEngine,
  migrationReceipt,
];
