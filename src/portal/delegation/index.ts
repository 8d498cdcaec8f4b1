import type { ErrorRequestHandler, Express } from "express";
import { StoreError } from "../../store/errors.ts";
import type { PortalContext } from "../context.ts";
import { createLimit } from "../middleware/rate-limits.ts";
import { PortalProblem } from "../problem.ts";
import { createLookUp } from "./look-ups.ts";
import { MEMBERS_PATH } from "./paths.ts";
import { setUpBatch } from "./routes/batch.tsx";
import { setUpCopy } from "./routes/copy.tsx";
import { setUpHistory } from "./routes/history.tsx";
import { setUpMember } from "./routes/member.tsx";
import { setUpMembers } from "./routes/members.tsx";
import { setUpPackages } from "./routes/packages.tsx";
import { setUpRequests } from "./routes/requests.tsx";
import { setUpSearch } from "./routes/search.tsx";
import { setUpSubstitutions } from "./routes/substitutions.tsx";
import { setUpSuspended } from "./routes/suspended.tsx";
import { setUpUnlink } from "./routes/unlink.tsx";
import { setUpWithoutCpf } from "./routes/without-cpf.tsx";

/** How many messages one account may have sent to strangers in an hour. */
const INVITATIONS = 20;

/** "Delegar processos a membros de empresa": whatever a representative does about the members of a company. */
export function setUpDelegation(app: Express, context: PortalContext): void {
  const lookUp = createLookUp(context);
  const invitations = createLimit(INVITATIONS, 3_600);
  setUpMembers(app, context);
  setUpSearch(app, context, lookUp, invitations);
  setUpWithoutCpf(app, context, invitations);
  setUpRequests(app, context);
  setUpSuspended(app, context);
  setUpPackages(app, context);
  setUpBatch(app, context, lookUp);
  setUpCopy(app, context, lookUp);
  setUpSubstitutions(app, context, lookUp);
  setUpUnlink(app, context);
  setUpHistory(app, context);
  // Its address takes any word, so it comes last.
  setUpMember(app, context, lookUp);
  app.use(MEMBERS_PATH, lostMeanwhile);
}

/** Somebody who lost the company between the page and the act. */
const lostMeanwhile: ErrorRequestHandler = (error, _request, _response, next) => {
  const isLost = error instanceof StoreError && error.code === "not-representative";
  next(isLost ? new PortalProblem("representativesOnly", 403) : error);
};
