import type { ErrorRequestHandler, Express, Response } from "express";
import { EngineUnavailable } from "../../../camunda/errors.ts";
import { modelList } from "../../../texts/models/list.ts";
import type { PortalContext } from "../../context.ts";
import { Panel } from "../../layout/panel.tsx";
import { Reference } from "../../pages/reference.tsx";
import { recordProblem } from "../../record.ts";
import { MODELS_PATH } from "./paths.ts";
import { sendModelsPage } from "./send.tsx";

/** An engine that does not answer, told to somebody whose drafts are safe all the same. */
export function setUpModelProblems(app: Express, context: PortalContext): void {
  const handler: ErrorRequestHandler = (error, request, response, next) => {
    const isPage = request.accepts(["html", "json"]) === "html";
    if (response.headersSent || !isPage || !(error instanceof EngineUnavailable)) {
      next(error);
      return;
    }
    context.log.warn({ err: error, path: request.path }, "the engine does not answer the area of models");
    sendDown(context, response, request.method === "POST" ? modelList.down.act : modelList.down.page).catch(next);
  };
  app.use(MODELS_PATH, handler);
}

/** Says that the engine does not answer, and what became of what was asked. */
export async function sendDown(context: PortalContext, response: Response, text: string): Promise<void> {
  const { title, again } = modelList.down;
  const reference = await recordProblem(context, response, "portal-unavailable", { path: response.req.path });
  const { method, originalUrl } = response.req;
  await sendModelsPage(
    context,
    response,
    { title, status: 503 },
    <Panel title={title}>
      <p>{text}</p>
      <Reference number={reference} />
      <div class="actions">
        <a class="br-button primary" href={method === "POST" ? MODELS_PATH : originalUrl.replace(/^[/\\]*/, "/")}>
          {again}
        </a>
      </div>
    </Panel>,
  );
}
