import type { Response } from "express";
import type { RefusalCode } from "../../domain/refusal.ts";
import { portal } from "../../texts/portal.ts";
import { problems } from "../../texts/portal-problems.ts";
import { refusals } from "../../texts/refusals.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { SignIn } from "../layout/sign-in.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { RefusalBox } from "../pages/refusal.tsx";
import { recordProblem } from "../record.ts";

/** Ways out that only some refusals offer. */
const LEAVE_GOVBR = new Set<RefusalCode>(["govbr-agent-session"]);
const STATUS: Partial<Record<RefusalCode, number>> = { "govbr-unavailable": 503, "service-unavailable": 503 };

/** Page of a refused login: written into the audit, and shown with its number. */
export async function sendRefusal(
  context: PortalContext,
  response: Response,
  code: RefusalCode,
  details: Record<string, unknown>,
): Promise<void> {
  const reference = await recordProblem(context, response, "refused", { code, ...details });
  const hasJourney = sessionOf(response).journeyId !== null;
  await sendPage(
    context,
    response,
    { title: refusals[code].title, status: STATUS[code] ?? 403 },
    <Panel title={problems.govbrReturn.title}>
      <RefusalBox code={code} reference={reference} />
      <div class="actions">
        {hasJourney && (
          <a class="br-button secondary" href="/jornada">
            {portal.refusal.backToJourney}
          </a>
        )}
        {LEAVE_GOVBR.has(code) ? (
          <a class="br-button primary" href={context.govbr.logoutUrl().href}>
            {portal.refusal.leaveGovbr}
          </a>
        ) : (
          <SignIn />
        )}
      </div>
    </Panel>,
  );
}
