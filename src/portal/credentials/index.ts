import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { createCredentialLimits } from "./limits.ts";
import { setUpActivation } from "./routes/activation.tsx";
import { setUpAgreement } from "./routes/agreement.tsx";
import { setUpLogin } from "./routes/login.tsx";
import { setUpOwnAccess } from "./routes/own.tsx";
import { setUpRecovery } from "./routes/recovery.tsx";
import { setUpSecondFactor } from "./routes/second-factor.tsx";

/** The login of people without CPF, and what they change about it. */
export function setUpCredentials(app: Express, context: PortalContext): void {
  const limits = createCredentialLimits(context);
  setUpLogin(app, context, limits);
  setUpActivation(app, context, limits);
  setUpSecondFactor(app, context, limits);
  setUpRecovery(app, context, limits);
  setUpAgreement(app, context);
  setUpOwnAccess(app, context, limits);
}
