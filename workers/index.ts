import type { AnyWorker } from "../src/camunda/workers.ts";
import { consentRecord } from "./consent-record.ts";
import { ecnpjLinkCompany } from "./ecnpj-link-company.ts";
import { ecnpjRecognise } from "./ecnpj-recognise.ts";
import { govbrLoadIdentity } from "./govbr-load-identity.ts";
import { govbrPrepareLogin } from "./govbr-prepare-login.ts";
import { registrationConfirm } from "./registration-confirm.ts";
import type { WorkerServices } from "./services.ts";

/** Every worker there is. A topic that a model names and nobody lists here waits for ever. */
export const workers: AnyWorker<WorkerServices>[] = [
  govbrPrepareLogin,
  govbrLoadIdentity,
  consentRecord,
  ecnpjRecognise,
  ecnpjLinkCompany,
  registrationConfirm,
];
