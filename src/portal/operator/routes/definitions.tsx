import type { Express, Response } from "express";
import type { ProcessDefinition } from "../../../camunda/types.ts";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { DIAGRAM_ASSETS } from "../../layout/diagram.tsx";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { requireRole } from "../../staff/guard.ts";
import { marksOfDefinition } from "../marks.ts";
import { DefinitionPage } from "../pages/definition.tsx";
import { DefinitionsPage, definitionPath } from "../pages/definitions.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { REASON_FIELD, ReasonPage, readReason } from "../pages/reason.tsx";
import { perform } from "../perform.ts";
import { sendOperatorPage } from "../send.tsx";
import { pageAddress, windowOf } from "../window.ts";

const PATH = `${ENGINE_PATH}/definicoes`;
/** Versions that a definition's page lists. */
const VERSIONS = 50;
/** Name of the box that takes the running instances along. */
const INCLUDE_FIELD = "instancias";

/** Processes and their versions, suspended and activated. */
export function setUpDefinitions(app: Express, context: PortalContext): void {
  const { engine, models } = context;
  const { operations } = engine;
  const texts = operator.definition;

  app.get(PATH, async (request, response) => {
    const window = windowOf(request);
    const { items, total } = await operations.definitions({ latestVersion: true }, window);
    const counted = await Promise.all(
      items.map(async (definition) => {
        const [running, incidents] = await Promise.all([
          operations.count("process-instance", { processDefinitionKey: definition.key }),
          operations.count("incident", { processDefinitionKeyIn: definition.key }),
        ]);
        return { ...definition, running, incidents };
      }),
    );
    await sendOperatorPage(
      context,
      response,
      { title: operator.definitions.title, section: "definitions" },
      <DefinitionsPage page={{ items: counted, total }} window={window} address={pageAddress(request)} />,
    );
  });

  app.get(`${PATH}/:id`, async (request, response) => {
    const definition = await operations.definition(request.params.id!);
    const { id, key } = definition;
    const [model, statistics, versions, running, incidents] = await Promise.all([
      models.of(id),
      operations.statistics(id),
      operations.definitions({ key, sortBy: "version", sortOrder: "desc" }, { first: 0, size: VERSIONS }),
      operations.count("process-instance", { processDefinitionId: id }),
      operations.count("incident", { processDefinitionId: id }),
    ]);
    const marks = marksOfDefinition(model, statistics);
    await sendOperatorPage(
      context,
      response,
      { title: texts.title(definition.name ?? key, definition.version), section: "definitions", ...DIAGRAM_ASSETS },
      <DefinitionPage {...{ definition, versions: versions.items, marks, running, incidents }} />,
    );
  });

  app.get(`${PATH}/:id/modelo.bpmn`, async (request, response) => {
    const xml = await engine.processDefinitionXml(request.params.id!);
    // Never as a document of our own: what an analyst deployed could hold markup.
    response.type("text/plain").set("x-content-type-options", "nosniff").send(xml);
  });

  for (const [verb, suspended] of [["suspender", true] as const, ["ativar", false] as const]) {
    app.get(`${PATH}/:id/${verb}`, async (request, response) => {
      await sendQuestion(await operations.definition(request.params.id!), suspended, response, false);
    });

    app.post(`${PATH}/:id/${verb}`, async (request, response) => {
      const member = await requireRole(context, response, "operator");
      const definition = await operations.definition(request.params.id!);
      const reason = readReason(fieldOf(request.body, REASON_FIELD));
      if (reason === null) return sendQuestion(definition, suspended, response, true);
      const { id, key } = definition;
      const includeInstances = fieldOf(request.body, INCLUDE_FIELD) === "sim";
      await perform(context, response, member, {
        action: suspended ? "engine-definition-suspend" : "engine-definition-activate",
        ...{ subject: id, reason, details: { key, includeInstances } },
        trace: {
          query: { processDefinitionId: id, entityType: "ProcessDefinition" },
          types: ["SuspendProcessDefinition", "ActivateProcessDefinition"],
        },
        work: () => operations.suspendDefinition(id, suspended, includeInstances),
      });
      const text = suspended ? texts.suspendedDone : texts.activatedDone;
      await sessionOf(response).update({ notice: { kind: "success", text } });
      response.redirect(303, definitionPath(id));
    });
  }

  async function sendQuestion(definition: ProcessDefinition, suspended: boolean, response: Response, invalid: boolean) {
    const title = suspended ? texts.suspendTitle : texts.activateTitle;
    const path = definitionPath(definition.id);
    await sendOperatorPage(
      context,
      response,
      { title, section: "definitions", status: invalid ? 422 : 200 },
      <ReasonPage
        {...{ title, invalid, back: path, csrf: await sessionOf(response).csrfToken() }}
        text={`${texts.title(definition.name ?? definition.key, definition.version)}. ${suspended ? texts.suspendText : texts.activateText}`}
        action={`${path}/${suspended ? "suspender" : "ativar"}`}
        submit={suspended ? texts.suspend : texts.activate}
      >
        <p class="check">
          <input id={INCLUDE_FIELD} type="checkbox" name={INCLUDE_FIELD} value="sim" />
          <label for={INCLUDE_FIELD}>{texts.includeInstances}</label>
        </p>
      </ReasonPage>,
    );
  }
}
