import type { ErrorRequestHandler, Express, Request, Response } from "express";
import { EngineError, EngineUnavailable } from "../../camunda/errors.ts";
import { operator } from "../../texts/operator.ts";
import type { PortalContext } from "../context.ts";
import { Panel } from "../layout/panel.tsx";
import { Reference } from "../pages/reference.tsx";
import { recordProblem } from "../record.ts";
import { ENGINE_PATH } from "./pages/navigation.tsx";
import { withoutIdentifiers } from "./personal-data.ts";
import { sendOperatorPage } from "./send.tsx";

/**
 * What the engine does not answer or refuses, told to somebody who can do something about it. Anything else goes on to the
 * portal's own pages.
 */
export function setUpEngineProblems(app: Express, context: PortalContext): void {
  const handler: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent || !(error instanceof EngineError || error instanceof EngineUnavailable)) {
      next(error);
      return;
    }
    send(context, request, response, error).catch(next);
  };
  app.use(ENGINE_PATH, handler);
}

async function send(context: PortalContext, request: Request, response: Response, error: EngineError | EngineUnavailable) {
  const isAct = request.method === "POST";
  const kind = kindOf(error, isAct);
  if (kind === "gone" || kind === "refused") return sendAnswer(context, response, kind, error);
  const { again, unknown, ...pages } = operator.problems.faults;
  const { action, status, title, text, steps } = pages[kind];
  context.log.warn({ err: error, path: request.originalUrl }, "the engine does not give an operator what was asked for");
  const details = error instanceof EngineError ? { status: error.status, type: error.type, call: error.call } : {};
  const reference = await recordProblem(context, response, action, { path: request.path, ...details });
  await sendOperatorPage(
    context,
    response,
    { title, status, section: "dashboard" },
    <Panel title={title}>
      <p>{text}</p>
      {kind === "down" && isAct && <p>{unknown}</p>}
      {kind === "fault" && <pre class="stack">{withoutIdentifiers(error.message)}</pre>}
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Reference number={reference} />
      <div class="actions">
        <a class="br-button primary" href={isAct ? ENGINE_PATH : request.originalUrl.replace(/^[/\\]*/, "/")}>
          {again}
        </a>
      </div>
    </Panel>,
  );
}

/**
 * What an error means for an operator. An act that the engine does not carry out is refused whatever its status: engines
 * answer 500 to much that was asked at the wrong moment, and nothing was changed.
 */
function kindOf(error: EngineError | EngineUnavailable, isAct: boolean): "down" | "credentials" | "fault" | "gone" | "refused" {
  if (error instanceof EngineUnavailable) return "down";
  if (error.isNotFound) return "gone";
  if (error.status === 401 || error.status === 403) return "credentials";
  return isAct ? "refused" : "fault";
}

/** What the engine said about something that is gone, or about an act. */
async function sendAnswer(context: PortalContext, response: Response, kind: "gone" | "refused", error: Error): Promise<void> {
  const { back, ...pages } = operator.problems;
  const { title, text } = pages[kind];
  await sendOperatorPage(
    context,
    response,
    { title, status: kind === "gone" ? 404 : 409, section: "dashboard" },
    <Panel title={title}>
      <p>{text}</p>
      {kind === "refused" && <pre class="stack">{withoutIdentifiers(error.message)}</pre>}
      <div class="actions">
        <a class="br-button secondary" href={ENGINE_PATH}>
          {back}
        </a>
      </div>
    </Panel>,
  );
}
