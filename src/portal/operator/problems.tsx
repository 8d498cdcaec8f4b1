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
  const { down, gone, refused, back } = operator.problems;
  const isAct = request.method === "POST";
  if (error instanceof EngineUnavailable) {
    context.log.warn({ err: error, path: request.originalUrl }, "the engine does not answer an operator");
    const reference = await recordProblem(context, response, "portal-engine-unavailable", { path: request.path });
    await sendOperatorPage(
      context,
      response,
      { title: down.title, status: 503, section: "dashboard" },
      <Panel title={down.title}>
        <p>{down.text}</p>
        {isAct && <p>{down.unknown}</p>}
        <ol>
          {down.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Reference number={reference} />
        <div class="actions">
          <a class="br-button primary" href={isAct ? ENGINE_PATH : request.originalUrl.replace(/^[/\\]*/, "/")}>
            {down.again}
          </a>
        </div>
      </Panel>,
    );
    return;
  }
  const isGone = error.status === 404 || !isAct;
  const texts = isGone ? gone : refused;
  await sendOperatorPage(
    context,
    response,
    { title: texts.title, status: isGone ? 404 : 409, section: "dashboard" },
    <Panel title={texts.title}>
      <p>{texts.text}</p>
      {!isGone && <pre class="stack">{withoutIdentifiers(error.message)}</pre>}
      <div class="actions">
        <a class="br-button secondary" href={ENGINE_PATH}>
          {back}
        </a>
      </div>
    </Panel>,
  );
}
