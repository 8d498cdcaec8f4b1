import type { Express, Request, Response } from "express";
import { standAt } from "../../../../rehearsal/index.ts";
import { modelRehearsal as texts } from "../../../../texts/models/rehearsal.ts";
import type { PortalContext } from "../../../context.ts";
import type { FieldError } from "../../../forms/types.ts";
import { DIAGRAM_ASSETS } from "../../../layout/diagram.tsx";
import { fieldOf } from "../../../middleware/parsing.ts";
import { sessionOf } from "../../../middleware/sessions.ts";
import { parameter } from "../../../operator/window.ts";
import { PortalProblem } from "../../../problem.ts";
import { CHANGES_PATH, MODELS_PATH } from "../paths.ts";
import { requireAnalyst, sendModelsPage } from "../send.tsx";
import { actsOf, errorsOf, readAct, type SentAct } from "./acts.ts";
import { type Asked, createAsker } from "./asked.ts";
import { openScenario, proposedBegin, readBegin } from "./begin.ts";
import { BEGIN_FIELDS, BeginPage } from "./begin-page.tsx";
import { ACT } from "./carried.tsx";
import { processToShow } from "./drawing.tsx";
import { keepRehearsal } from "./keep.ts";
import { RehearsalPage } from "./page.tsx";
import type { SentSave } from "./save-form.tsx";
import { type RehearsalState, readState, STATE_FIELD } from "./state.ts";

/** Models stepped through in the browser, as they are live or as a change would make them. The engine is only read. */
export function setUpRehearsal(app: Express, context: PortalContext): void {
  const { modelling } = context;
  const askedOf = createAsker(context);

  for (const path of [`${CHANGES_PATH}/:id/ensaio`, `${MODELS_PATH}/:process/ensaio`]) {
    app.get(path, async (request, response) => {
      await requireAnalyst(context, response);
      const asked = await askedOf(request);
      await sendBegin(response, asked, { values: proposedBegin(asked), errors: {} });
    });
    app.post(path, async (request, response) => {
      await requireAnalyst(context, response);
      await answer(request, response, await askedOf(request));
    });
    app.get(`${path}/modelo.bpmn`, async (request, response) => {
      await requireAnalyst(context, response);
      const { models } = (await askedOf(request)).files;
      const xml = models[parameter(request, "processo")];
      if (xml === undefined) throw new PortalProblem("notFound", 404);
      // Never as a document of our own: what an analyst drafted could hold markup.
      response.type("text/plain").set("x-content-type-options", "nosniff").send(xml);
    });
  }

  async function answer(request: Request, response: Response, asked: Asked): Promise<void> {
    const sent = (field: string) => fieldOf(request.body, field);
    const shown = sent("diagrama");
    const act = sent(ACT);
    if (act === "comecar") {
      const begun = readBegin(sent);
      return "state" in begun ? sendStanding(response, asked, begun.state, shown) : sendBegin(response, asked, begun);
    }
    const state = act === "abrir" ? openScenario(asked, sent(BEGIN_FIELDS.scenario)) : readState(sent(STATE_FIELD));
    if (state === null) return sendBegin(response, asked, { values: proposedBegin(asked), errors: {}, message: texts.lost });
    if (act === "voltar") return sendStanding(response, asked, { ...state, steps: state.steps.slice(0, -1) }, shown);
    if (act === "recomecar") return sendStanding(response, asked, { ...state, steps: [] }, shown);
    if (act === "passo") {
      const standing = await standAt(asked.files.models, { ...state, process: asked.process });
      const read = readAct(actsOf(standing, asked, modelling.topics), standing, sent);
      if ("refused" in read) return sendStanding(response, asked, state, shown, { sent: read.refused });
      return sendStanding(response, asked, { ...state, steps: [...standing.taken, read.step] }, "");
    }
    if (act === "guardar") {
      const refused = await keepRehearsal(context, request, response, asked, state);
      return refused === null ? undefined : sendStanding(response, asked, state, shown, { sentSave: refused });
    }
    await sendStanding(response, asked, state, shown);
  }

  async function sendStanding(
    response: Response,
    asked: Asked,
    state: RehearsalState,
    chosen: string,
    { sent = null, sentSave = null }: { sent?: SentAct | null; sentSave?: SentSave | null } = {},
  ): Promise<void> {
    const { process, title, files, path, words, back, modelOf } = asked;
    const standing = await standAt(files.models, { ...state, process });
    const acts = actsOf(standing, asked, modelling.topics);
    const shown = Object.hasOwn(files.models, chosen) ? chosen : undefined;
    const drawn = shown ?? processToShow(process, standing);
    const errors: FieldError[] = [...errorsOf(acts, sent), ...(sentSave?.errors ?? [])];
    await sendModelsPage(
      context,
      response,
      { title, status: errors.length > 0 ? 422 : 200, ...DIAGRAM_ASSETS },
      <RehearsalPage
        {...{ title, process, drawn, shown, state, standing, acts, sent, sentSave, errors, path, back }}
        files={words}
        model={modelOf(drawn)}
        csrf={await sessionOf(response).csrfToken()}
      />,
    );
  }

  async function sendBegin(
    response: Response,
    asked: Asked,
    {
      values,
      errors,
      message = null,
    }: { values: Record<string, string>; errors: Record<string, string>; message?: string | null },
  ): Promise<void> {
    const { process, title, files, path, words, back, modelOf } = asked;
    const own = files.scenarios.filter(({ scenario }) => scenario.process === process);
    await sendModelsPage(
      context,
      response,
      { title, status: Object.keys(errors).length > 0 || message !== null ? 422 : 200, ...DIAGRAM_ASSETS },
      <BeginPage
        {...{ title, process, values, errors, message, path, back }}
        files={words}
        model={modelOf(process)}
        scenarios={own.map((one) => ({ path: one.path, title: one.scenario.title }))}
        csrf={await sessionOf(response).csrfToken()}
      />,
    );
  }
}
