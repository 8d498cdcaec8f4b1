import type { ErrorRequestHandler, Express, Request, Response } from "express";
import { isLanguage, type Language } from "../../domain/language.ts";
import { foreign } from "../../texts/foreign/index.ts";
import type { PortalContext } from "../context.ts";
import { sendFrame } from "../layout/page.tsx";
import { judge } from "../middleware/errors.tsx";
import type { BrowserSession } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { recordProblem } from "../record.ts";
import { SaidPage } from "./pages/said.tsx";
import { START_PATH } from "./paths.ts";

/** What goes wrong on the pages for foreign companies, in their language. Stands after their routes. */
export function setUpForeignErrors(app: Express, context: PortalContext): void {
  const handler: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(context, request, response, error).catch(next);
  };
  app.use(START_PATH, (_request, _response) => {
    throw new PortalProblem("notFound", 404);
  });
  app.use(START_PATH, handler);
}

async function sendProblem(context: PortalContext, request: Request, response: Response, error: unknown): Promise<void> {
  const { problem, status, bug } = judge(error);
  const language = languageIn(request, response);
  const { problems, problemActions } = foreign[language];
  const texts = problems[problem as keyof typeof problems] ?? problems.unexpected;
  const outage = problem === "unavailable" || bug;
  if (bug) context.log.error({ err: error, path: request.path }, "unexpected error");
  const reference = outage ? await recordProblem(context, response, `portal-${problem}`, { path: request.path }) : null;
  const { retryAfter } = error instanceof PortalProblem ? error.details : {};
  if (retryAfter !== undefined) response.set("retry-after", String(retryAfter));
  const next = typeof texts.next === "string" ? texts.next : texts.next(retryAfter ?? 60);
  const numbered = reference === null ? [] : [`${problemActions.reference} ${reference}`];
  sendFrame(
    context,
    response,
    status,
    <SaidPage
      title={texts.title}
      text={[texts.text, next, ...numbered].join("\n\n")}
      links={[{ href: START_PATH, label: problemActions.start }]}
    />,
    { title: texts.title, scripts: [], notice: null, person: null, sessionSeconds: null, language, languagePath: START_PATH },
  );
}

/** Without asking the store: it may be what does not answer. */
function languageIn(request: Request, response: Response): Language {
  const chosen = (response.locals.session as BrowserSession | undefined)?.data?.language;
  if (isLanguage(chosen)) return chosen;
  const accepted = request.acceptsLanguages("pt", "en", "es");
  return accepted === false ? "en" : (accepted as Language);
}
