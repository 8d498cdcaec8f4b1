import type { Express, Request } from "express";
import { explanation as texts } from "../../texts/models/explanation.ts";
import type { PortalContext } from "../context.ts";
import { DIAGRAM_ASSETS } from "../layout/diagram.tsx";
import { sendPage } from "../layout/page.tsx";
import { PortalProblem } from "../problem.ts";
import { explanationPath } from "../staff/models/paths.ts";
import { createExplainer } from "./explained.ts";
import { EXPLANATIONS_PATH } from "./link.tsx";
import { ExplanationListPage } from "./pages/list.tsx";
import { ExplanationPage } from "./pages/model.tsx";

/** `/como-funciona`: what every model does, in words, as the engine executes it now. For everybody. */
export function setUpExplanation(app: Express, context: PortalContext): void {
  const explainer = createExplainer(context);

  app.get(EXPLANATIONS_PATH, async (_request, response) => {
    const models = await explainer.all();
    await sendPage(context, response, { title: texts.list.title }, <ExplanationListPage models={models} />);
  });

  app.get(explanationPath(":process"), async (request, response) => {
    const explained = await explainer.one(String(request.params.process), versionOf(request));
    if (explained === null) throw new PortalProblem("notFound", 404);
    const title = texts.page.title(explained.told?.name ?? explained.version.key);
    await sendPage(context, response, { title, ...DIAGRAM_ASSETS }, <ExplanationPage {...explained} />);
  });

  app.get("/como-funciona/:process/modelo.bpmn", async (request, response) => {
    const explained = await explainer.one(String(request.params.process), versionOf(request));
    if (explained === null) {
      response.status(404).end();
      return;
    }
    // Never as a document of our own: what an analyst deployed could hold markup.
    response.type("text/plain").set("x-content-type-options", "nosniff").send(explained.version.xml);
  });
}

/** The version that an address names; null: the latest. */
function versionOf({ query }: Request): number | null {
  const asked = query.versao;
  if (asked === undefined) return null;
  const version = typeof asked === "string" && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  if (version === null) throw new PortalProblem("notFound", 404);
  return version;
}
