import type { Express, Request, Response } from "express";
import { StoreError } from "../../../store/errors.ts";
import { isUuid } from "../../../store/ids.ts";
import type { PortalContext } from "../../context.ts";
import { ignoreMismatch } from "../../journey/mismatch.ts";
import { isAt, readState } from "../../journey/state.ts";
import { LANGUAGE_PARAMETER } from "../../layout/language-choice.tsx";
import { fieldOf } from "../../middleware/parsing.ts";
import { createLimit, networkOf } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { CODE_FIELD, ConfirmPage, EmailPage, type EmailProblem, REQUEST_FIELD } from "../pages/email.tsx";
import { SaidPage } from "../pages/said.tsx";
import { EMAIL_FIELD } from "../pages/start.tsx";
import { EMAIL_PAGE, EMAIL_PATH, REQUEST_PATH, START_PATH } from "../paths.ts";
import { sendForeignPage } from "../send.tsx";
import { requireRequest, textsOf, type Visit, visitOf } from "../visit.ts";

/** Codes that one network may ask for, and try, in an hour; the store counts by request and by address. */
const LIMITS = { send: 20, tries: 100 };

/** The e-mail of a request: a code goes to it, and comes back. */
export function setUpForeignEmail(app: Express, context: PortalContext): void {
  const { store, engine } = context;
  const [sent, tried] = [createLimit(LIMITS.send, 3_600), createLimit(LIMITS.tries, 3_600)];

  app.post(EMAIL_PATH, async (request, response) => {
    const visit = await requireRequest(context, request, response);
    const email = fieldOf(request.body, EMAIL_FIELD).trim();
    if (visit.request.email !== null) return response.redirect(303, REQUEST_PATH);
    await sent.consume(networkOf(request.ip));
    try {
      await store.foreignCompanies.sendCode({ requestId: visit.request.id, email });
    } catch (error) {
      const problem = error instanceof StoreError ? PROBLEMS[error.code] : undefined;
      if (problem === undefined) throw error;
      return sendEmail(context, request, response, visit, { typed: email, problem });
    }
    await sessionOf(response).update({ foreignEmail: email });
    response.redirect(303, REQUEST_PATH);
  });

  // The button in the message, which may be opened in another browser.
  app.get(EMAIL_PATH, async (request, response) => {
    const [requestId, code] = [request.query.pedido, request.query.codigo];
    if (typeof requestId !== "string" || typeof code !== "string") return response.redirect(303, REQUEST_PATH);
    // The message speaks the language of its request, and so does what it leads to.
    const named = await store.foreignCompanies.get(requestId);
    if (named !== null && request.query[LANGUAGE_PARAMETER] === undefined)
      await sessionOf(response).update({ language: named.language });
    const visit = await visitOf(context, request, response);
    const csrf = await sessionOf(response).csrfToken();
    await sendForeignPage(
      ...([context, request, response, visit, { title: textsOf(visit).email.confirmTitle, path: START_PATH }] as const),
      <ConfirmPage language={visit.language} {...{ csrf, requestId, code }} />,
    );
  });

  app.post(`${EMAIL_PATH}/confirmar`, async (request, response) => {
    await tried.consume(networkOf(request.ip));
    const named = fieldOf(request.body, REQUEST_FIELD);
    const visit = named === "" ? await requireRequest(context, request, response) : await visitOf(context, request, response);
    const requestId = named === "" ? visit.request!.id : named;
    const code = fieldOf(request.body, CODE_FIELD);
    if (!isUuid(requestId) || !(await confirm(requestId, code, request))) {
      if (named === "") return sendEmail(context, request, response, visit, { typed: "", problem: "wrong" });
      const { email, journey } = textsOf(visit);
      return sendForeignPage(
        ...([context, request, response, visit, { title: email.confirmTitle, status: 410 }] as const),
        <SaidPage title={email.confirmTitle} text={email.expired} links={[{ href: START_PATH, label: journey.toStart }]} />,
      );
    }
    await sessionOf(response).update({ foreignRequestId: requestId, foreignEmail: null });
    await engine.correlateMessage({ messageName: "foreign-email-confirmed", businessKey: requestId }).catch(ignoreMismatch);
    response.redirect(303, REQUEST_PATH);
  });

  async function confirm(requestId: string, code: string, request: Request): Promise<boolean> {
    try {
      return await store.foreignCompanies.confirmCode({ requestId, code, origin: request.ip ?? null });
    } catch (error) {
      if (error instanceof StoreError && error.code === "foreign-request-unknown") return false;
      throw error;
    }
  }
}

const PROBLEMS: Record<string, EmailProblem | undefined> = { "email-invalid": "invalid", "code-limit": "limit" };

/** The page about the e-mail; another one when the request is somewhere else meanwhile. */
export async function sendEmail(
  context: PortalContext,
  request: Request,
  response: Response,
  visit: Visit,
  { typed, problem }: { typed: string; problem: EmailProblem | null },
): Promise<void> {
  const session = sessionOf(response);
  const state = await readState(context, visit.request!.id, visit.language);
  if (!isAt(state, EMAIL_PAGE)) return response.redirect(303, REQUEST_PATH);
  const progress = state.kind === "waiting" ? state.progress : null;
  const sentTo = session.data?.foreignEmail ?? null;
  const csrf = await session.csrfToken();
  await sendForeignPage(
    ...([context, request, response, visit] as const),
    { title: textsOf(visit).email.title, wrong: problem !== null, path: REQUEST_PATH },
    <EmailPage language={visit.language} {...{ csrf, progress, sentTo, typed, problem }} />,
  );
}
