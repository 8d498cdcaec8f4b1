import type { Response } from "express";
import { maskPersonNumber } from "../../domain/identifiers.ts";
import { isRefusalCode } from "../../domain/refusal.ts";
import { describePersonNumber } from "../../texts/numbers.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import type { JourneyState } from "../journey/state.ts";
import { accountOf, sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { GovbrLoginPage } from "../pages/govbr-login.tsx";
import { PresentEcnpjPage } from "../pages/present-ecnpj.tsx";
import { ProcessingPage } from "../pages/processing.tsx";
import { PortalProblem } from "../problem.ts";

type WaitingState = Extract<JourneyState, { kind: "waiting" }>;

/** The page that the model names for the place where the process waits. */
export async function sendWaiting(context: PortalContext, response: Response, state: WaitingState): Promise<void> {
  if (state.page === "govbr-login") {
    await sendPage(context, response, { title: portal.govbrLogin.title }, <GovbrLoginPage progress={state.progress} />);
  } else if (state.page === "present-ecnpj") {
    await sendPresentEcnpj(context, response, state);
  } else {
    context.log.error({ page: state.page }, "the model names a page that the portal does not have");
    await sendPage(context, response, { title: portal.processing.title }, <ProcessingPage progress={state.progress} />);
  }
}

async function sendPresentEcnpj(context: PortalContext, response: Response, state: WaitingState): Promise<void> {
  const session = sessionOf(response);
  const account = await accountOf(context, response);
  const journey = session.journeyId === null ? null : await context.store.journeys.get(session.journeyId);
  if (account === null || journey?.accountId !== account.id) {
    throw new PortalProblem(account === null ? "signInNeeded" : "otherAccount", 403);
  }
  const variables = await context.engine.processVariables(state.processInstanceId);
  const code = String(variables.refusalCode ?? "");
  await sendPage(
    context,
    response,
    { title: portal.presentEcnpj.title },
    <PresentEcnpjPage
      progress={state.progress}
      refusal={isRefusalCode(code) ? code : null}
      reference={typeof variables.refusalReference === "string" ? variables.refusalReference : null}
      csrf={await session.csrfToken()}
      person={{ name: account.displayName, number: describePersonNumber(account.cpf, maskPersonNumber) }}
    />,
  );
}
