import type { Express, Response } from "express";
import { EngineError } from "../../../camunda/errors.ts";
import type { ActivityNode, InstanceSummary } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { DIAGRAM_ASSETS } from "../../layout/diagram.tsx";
import { Panel } from "../../layout/panel.tsx";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { requireRole } from "../../staff/guard.ts";
import { marksOfInstance } from "../marks.ts";
import { moment } from "../moment.ts";
import { InstancePage } from "../pages/instance.tsx";
import { instanceName } from "../pages/instance-frame.tsx";
import { instancePath } from "../pages/instances.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { REASON_FIELD, ReasonPage, readReason } from "../pages/reason.tsx";
import { perform } from "../perform.ts";
import { sendOperatorPage } from "../send.tsx";

const PATH = `${ENGINE_PATH}/instancias/:id`;
/** Past activities that the diagram takes into account. */
const PAST = 1_000;
/** Called instances and incidents that the overview shows. */
const SHOWN = 100;

const texts = operator.instance;

/** What can be done to a running instance. */
const ACTS = {
  suspender: {
    ...{ action: "engine-instance-suspend", type: "Suspend", done: texts.suspendedDone },
    ...{ title: texts.suspendTitle, text: texts.suspendText, submit: texts.suspend },
  },
  ativar: {
    ...{ action: "engine-instance-activate", type: "Activate", done: texts.activatedDone },
    ...{ title: texts.activateTitle, text: texts.activateText, submit: texts.activate },
  },
  cancelar: {
    ...{ action: "engine-instance-cancel", type: "Delete", done: texts.cancelledDone },
    ...{ title: texts.cancelTitle, text: texts.cancelText, submit: texts.cancel },
  },
} as const;
type Verb = keyof typeof ACTS;

/** The overview of one instance, and suspending, activating and cancelling it. */
export function setUpInstance(app: Express, context: PortalContext): void {
  const { models } = context;
  const { operations } = context.engine;

  app.get(PATH, async (request, response) => {
    const instance = await operations.instance(request.params.id!);
    const { id, processDefinitionId } = instance;
    const [model, tree, past, incidents, called] = await Promise.all([
      models.of(processDefinitionId),
      instance.endTime === null ? readTree(context, id) : null,
      operations.activities(id, { first: 0, size: PAST }),
      operations.incidentPage({ processInstanceId: id }, { first: 0, size: SHOWN }),
      operations.instances({ superProcessInstanceId: id }, { first: 0, size: SHOWN }),
    ]);
    const marks = marksOfInstance(model, { tree, past: past.items, incidents: incidents.items });
    await sendOperatorPage(
      context,
      response,
      { title: texts.title(instanceName(instance)), section: "instances", ...DIAGRAM_ASSETS },
      <InstancePage {...{ instance, tree, marks, called: called.items }} />,
    );
  });

  for (const verb of Object.keys(ACTS) as Verb[]) {
    app.get(`${PATH}/${verb}`, async (request, response) => {
      await sendQuestion(await operations.instance(request.params.id!), verb, response, false);
    });
    app.post(`${PATH}/${verb}`, async (request, response) => {
      const member = await requireRole(context, response, "operator");
      const instance = await operations.instance(request.params.id!);
      const reason = readReason(fieldOf(request.body, REASON_FIELD));
      if (reason === null) return sendQuestion(instance, verb, response, true);
      const { id, processDefinitionKey } = instance;
      const { action, type, done } = ACTS[verb];
      try {
        await perform(context, response, member, {
          ...{ action, subject: id, reason, details: { processDefinitionKey } },
          trace: { query: { processInstanceId: id, entityType: "ProcessInstance" }, types: [type] },
          work: () =>
            verb === "cancelar" ? operations.cancelInstance(id) : operations.suspendInstance(id, verb === "suspender"),
        });
      } catch (error) {
        const now = error instanceof EngineError ? await operations.instance(id) : null;
        if (now === null || now.endTime === null) throw error;
        return sendEnded(now, response);
      }
      await sessionOf(response).update({ notice: { kind: "success", text: done } });
      response.redirect(303, instancePath(id));
    });
  }

  async function sendQuestion(instance: InstanceSummary, verb: Verb, response: Response, invalid: boolean) {
    if (instance.endTime !== null) return sendEnded(instance, response);
    const { title, text, submit } = ACTS[verb];
    await sendOperatorPage(
      context,
      response,
      { title, section: "instances", status: invalid ? 422 : 200 },
      <ReasonPage
        {...{ title, submit, invalid, csrf: await sessionOf(response).csrfToken() }}
        text={`${texts.title(instanceName(instance))}. ${text}`}
        action={instancePath(instance.id, verb)}
        back={instancePath(instance.id)}
      />,
    );
  }

  /** Nothing can be done to an instance that is over. */
  async function sendEnded(instance: InstanceSummary, response: Response): Promise<void> {
    await sendOperatorPage(
      context,
      response,
      { title: texts.endedTitle, section: "instances", status: 409 },
      <Panel title={texts.endedTitle}>
        <p>
          {texts.endedText(instanceName(instance), moment(instance.endTime) ?? operator.none, operator.state(instance.state))}
        </p>
        <div class="actions">
          <a class="br-button primary" href={instancePath(instance.id)}>
            {texts.openEnded}
          </a>
        </div>
      </Panel>,
    );
  }
}

/** What is active; null when the instance has ended in this moment. */
async function readTree({ engine }: PortalContext, id: string): Promise<ActivityNode | null> {
  try {
    return await engine.operations.activityTree(id);
  } catch (error) {
    if (error instanceof EngineError && error.isNotFound) return null;
    throw error;
  }
}
