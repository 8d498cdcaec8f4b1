import type { Response } from "express";
import type { RefusalCode } from "../../domain/refusal.ts";
import { portal } from "../../texts/portal.ts";
import { problems } from "../../texts/portal-problems.ts";
import { refusals } from "../../texts/refusals.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { SignIn } from "../layout/sign-in.tsx";
import { type BrowserData, sessionOf } from "../middleware/sessions.ts";
import { RefusalBox } from "../pages/refusal.tsx";
import { recordProblem } from "../record.ts";

/** Ways out that only some refusals offer. */
const LEAVE_GOVBR = new Set<RefusalCode>(["govbr-agent-session"]);
const STATUS: Partial<Record<RefusalCode, number>> = { "govbr-unavailable": 503, "service-unavailable": 503 };

/**
 * Ends a return from Gov.br that came to nothing: written into the audit, and shown at an address without code and state.
 * `door`: where to try again, when it is not the door of everybody.
 */
export async function refuseLogin(
  context: PortalContext,
  response: Response,
  code: RefusalCode,
  details: Record<string, unknown>,
  door: string | null = null,
): Promise<void> {
  const reference = await recordProblem(context, response, "refused", { code, ...details });
  await sessionOf(response).update({ refusal: { code, reference }, refusedAt: door });
  response.redirect(303, REFUSAL_PATH);
}

/** Where the last refused login of this browser is shown. */
export const REFUSAL_PATH = "/recusa";

/** The page of that refusal; without one, there is nothing to show. */
export async function sendRefusal(context: PortalContext, response: Response): Promise<void> {
  const { data, journeyId } = sessionOf(response);
  const { refusal = null, refusedAt = null }: Partial<BrowserData> = data ?? {};
  if (refusal === null) {
    response.redirect(303, "/");
    return;
  }
  const { code } = refusal;
  await sendPage(
    context,
    response,
    { title: refusals[code].title, status: STATUS[code] ?? 403 },
    <Panel title={problems.govbrReturn.title}>
      <RefusalBox {...refusal} />
      <div class="actions">
        {journeyId !== null && refusedAt === null && (
          <a class="br-button secondary" href="/jornada">
            {portal.refusal.backToJourney}
          </a>
        )}
        {LEAVE_GOVBR.has(code) ? (
          <a class="br-button primary" href={context.govbr.logoutUrl().href}>
            {portal.refusal.leaveGovbr}
          </a>
        ) : (
          <SignIn {...(refusedAt !== null && { href: refusedAt })} />
        )}
      </div>
    </Panel>,
  );
}
