import { EngineException } from "../core/types/exceptions.ts";
import { parseExpression, toExpressionValue } from "../expression/index.ts";
import type { FormRef } from "../model/definition.ts";
import type { FlowNode } from "../model/elements.ts";
import type { FormData } from "../model/form-fields.ts";
import type { Row } from "../persistence/database.ts";
import type { Variables } from "./scope.ts";
import type { Shell } from "./shell.ts";

/** A text of the model that may be an expression, as it reads with these variables. Throws what does not resolve. */
export function resolveText(shell: Shell, text: string, variables: Variables): string {
  const expression = parseExpression(text);
  if (expression.isLiteral) return text;
  const value = expression.evaluate({
    get(name) {
      const found = Object.hasOwn(variables, name);
      return { found, value: found ? toExpressionValue(variables[name]!) : null };
    },
    ...{ authenticatedUserId: null, now: shell.now() },
  });
  return value === null || value === undefined ? "" : String(value);
}

/** Whether a text must be evaluated. */
export function isExpression(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && /[$#]\{/.test(text);
}

/** What an element says about its form. */
export interface FormReference {
  formKey: string | null;
  formRef: FormRef | null;
  /** Deployment of the definition, for what refers to files beside the model. */
  deploymentId: string;
}

/** camunda:formData of a task (its row); null when it has none. */
export async function taskFormData(shell: Shell, row: Row): Promise<FormData | null> {
  if (!row.definition_id) return null;
  const definition = await shell.definitions.load(row.definition_id);
  return (definition?.elements.get(row.activity_id) as FlowNode | undefined)?.userTask?.formData ?? null;
}

export class NoForm extends EngineException {
  constructor(
    message: string,
    readonly missing: "not-given" | "not-deployed" | "not-found",
  ) {
    super(message);
  }
}

const keyPattern = /^(?:embedded:|camunda-forms:)?deployment:(.+)$/;

/** The file of a form. Throws NoForm. */
export async function deployedForm(shell: Shell, { formKey, formRef, deploymentId }: FormReference): Promise<Buffer> {
  if (formRef !== null) return formByReference(shell, formRef, deploymentId);
  if (formKey === null)
    throw new NoForm("One of the attributes 'formKey' and 'camunda:formRef' must be supplied but none were set.", "not-given");
  const name = keyPattern.exec(formKey)?.[1];
  if (name === undefined) throw new NoForm(`The form key '${formKey}' does not reference a deployed form.`, "not-deployed");
  const [row] = await shell.database.run("form by name", "select bytes from resource where deployment_id = $1 and name = $2", [
    deploymentId,
    name,
  ]);
  if (row) return row.bytes;
  throw new NoForm(
    `The form with the resource name '${name}' cannot be found in deployment with id ${deploymentId}`,
    "not-found",
  );
}

async function formByReference(shell: Shell, ref: FormRef, deploymentId: string): Promise<Buffer> {
  const [row] = await shell.database.run(
    "form by reference",
    `select r.bytes from form_definition f join resource r on r.deployment_id = f.deployment_id and r.name = f.resource_name
      where f.key = $1 and ($2 = 'latest' or ($2 = 'deployment' and f.deployment_id = $3)
                            or ($2 = 'version' and f.version::text = $4))
      order by f.version desc limit 1`,
    [ref.key, ref.binding, deploymentId, ref.version],
  );
  if (row) return row.bytes;
  throw new NoForm(
    `No Camunda Form Definition was found for Camunda Form Ref: CamundaFormRefImpl [key=${ref.key}, binding=${ref.binding}, version=${ref.version}]`,
    "not-found",
  );
}
