import type { Express, Response } from "express";
import type { VariableInstance } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { actingAs, requireRole } from "../../staff/guard.ts";
import { InstanceFrame } from "../pages/instance-frame.tsx";
import { instancePath } from "../pages/instances.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { REASON_FIELD, readReason } from "../pages/reason.tsx";
import { type Rejected, VALUE_FIELD, VariableView } from "../pages/variable.tsx";
import { VariablesTable } from "../pages/variables.tsx";
import { perform } from "../perform.ts";
import { isPersonal } from "../personal-data.ts";
import { sendOperatorPage } from "../send.tsx";
import { isEditable, LONGEST, readValue } from "../values.ts";
import { pageAddress, windowOf } from "../window.ts";

const PATH = `${ENGINE_PATH}/instancias/:id/variaveis`;
const texts = operator.variables;

/** Variables of an instance: seen, shown where they are hidden, and changed. */
export function setUpVariables(app: Express, context: PortalContext): void {
  const { store } = context;
  const { operations } = context.engine;

  app.get(PATH, async (request, response) => {
    const instance = await operations.instance(request.params.id!);
    const window = windowOf(request);
    const ended = instance.endTime !== null;
    const page = ended ? { items: [], total: 0 } : await operations.variables(instance.id, window);
    const csrf = await sessionOf(response).csrfToken();
    await sendOperatorPage(
      context,
      response,
      { title: operator.instance.tab.variaveis, section: "instances" },
      <InstanceFrame instance={instance} part="variaveis">
        <VariablesTable {...{ ended, page, window, csrf }} address={pageAddress(request)} />
      </InstanceFrame>,
    );
  });

  app.get(`${PATH}/:variable`, async (request, response) => {
    const variable = await find(request.params.id!, request.params.variable!);
    await send(response, variable, !isHidden(variable), null);
  });

  app.post(`${PATH}/:variable/mostrar`, async (request, response) => {
    const member = await requireRole(context, response, "operator");
    const variable = await find(request.params.id!, request.params.variable!);
    await store.audit.append({
      ...actingAs(member, "operator", response),
      ...{ action: "engine-variable-shown", subject: variable.processInstanceId },
      details: { variable: variable.name, variableId: variable.id },
    });
    await send(response, variable, true, null);
  });

  app.post(`${PATH}/:variable`, async (request, response) => {
    const member = await requireRole(context, response, "operator");
    const variable = await find(request.params.id!, request.params.variable!);
    if (!isEditable(variable)) throw new PortalProblem("badRequest", 400);
    // Browsers send line ends as CRLF.
    const text = fieldOf(request.body, VALUE_FIELD).replace(/\r\n/g, "\n");
    const reason = readReason(fieldOf(request.body, REASON_FIELD));
    const value = text.length > LONGEST ? null : readValue(variable, text);
    if (value === null || reason === null) {
      const hint = texts.hints[variable.type] ?? "";
      const valueError = value !== null ? null : text.length > LONGEST ? texts.tooLong : texts.invalid(hint);
      const typed = { text, reason: fieldOf(request.body, REASON_FIELD), valueError, reasonInvalid: reason === null };
      // A refused change is no way to see what is hidden.
      await send(response, variable, !isHidden(variable), typed);
      return;
    }
    const { name, processInstanceId } = variable;
    await perform(context, response, member, {
      ...{ action: "engine-variable-change", subject: processInstanceId, reason, details: { variable: name } },
      trace: {
        query: { processInstanceId, entityType: "Variable" },
        types: ["SetVariable", "SetVariables", "ModifyVariable"],
      },
      work: () => operations.writeVariable(variable, value),
    });
    await sessionOf(response).update({ notice: { kind: "success", text: texts.saved(name) } });
    response.redirect(303, instancePath(processInstanceId, "variaveis"));
  });

  /** The variable of exactly this instance: an id of another one is not found. */
  async function find(instanceId: string, id: string): Promise<VariableInstance> {
    const variable = await operations.variable(id);
    if (variable.processInstanceId !== instanceId) throw new PortalProblem("notFound", 404);
    return variable;
  }

  async function send(response: Response, variable: VariableInstance, shown: boolean, rejected: Rejected | null) {
    const instance = await operations.instance(variable.processInstanceId);
    const csrf = await sessionOf(response).csrfToken();
    await sendOperatorPage(
      context,
      response,
      { title: texts.title(variable.name), section: "instances", status: rejected === null ? 200 : 422 },
      <InstanceFrame instance={instance} part="variaveis">
        <VariableView {...{ variable, shown, rejected, csrf }} />
      </InstanceFrame>,
    );
  }
}

function isHidden({ name, type, value }: VariableInstance): boolean {
  return isPersonal(name, type, value);
}
