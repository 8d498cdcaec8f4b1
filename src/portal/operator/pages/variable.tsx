import type { VariableInstance } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import { PostForm } from "../../layout/form.tsx";
import { Submit } from "../../layout/submit.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { isEditable, textOf } from "../values.ts";
import { instancePath } from "./instances.tsx";
import { REASON_FIELD, ReasonField } from "./reason.tsx";
import { Show, scopeOf, variablePath } from "./variables.tsx";

export const VALUE_FIELD = "valor";

/** What was typed and refused. */
export interface Rejected {
  text: string;
  reason: string;
  valueError: string | null;
  reasonInvalid: boolean;
}

interface VariableProps {
  variable: VariableInstance;
  /** The value may be seen: it is harmless, or this person has asked for it. */
  shown: boolean;
  rejected: Rejected | null;
  csrf: string;
}

/** One variable: its value, and the form that changes it. */
export function VariableView({ variable, shown, rejected, csrf }: VariableProps) {
  const texts = operator.variables;
  const text = textOf(variable);
  return (
    <>
      <h2>{texts.title(variable.name)}</h2>
      <dl class="facts">
        <dt>{texts.type}</dt>
        <dd>{texts.valueType(variable.type)}</dd>
        <dt>{texts.scope}</dt>
        <dd>{scopeOf(variable)}</dd>
        <dt>{texts.value}</dt>
        <dd>{text === null ? <em>{texts.binary}</em> : shown ? <pre class="value">{text}</pre> : <em>{texts.masked}</em>}</dd>
      </dl>
      {!shown && text !== null && <Show variable={variable} csrf={csrf} />}
      <h2>{texts.edit}</h2>
      {!isEditable(variable) ? (
        <p>{texts.notEditable}</p>
      ) : shown || rejected !== null ? (
        <EditForm variable={variable} text={shown ? (text ?? "") : ""} rejected={rejected} csrf={csrf} />
      ) : (
        <p>{texts.editHidden}</p>
      )}
      <p>
        <a class="roomy" href={instancePath(variable.processInstanceId, "variaveis")}>
          {texts.backToList}
        </a>
      </p>
    </>
  );
}

interface EditProps {
  variable: VariableInstance;
  text: string;
  rejected: Rejected | null;
  csrf: string;
}

function EditForm({ variable, text, rejected, csrf }: EditProps) {
  const texts = operator.variables;
  const valueError = rejected?.valueError ?? null;
  const reasonInvalid = rejected?.reasonInvalid ?? false;
  const { label, invalid } = operator.reason;
  return (
    <>
      <ErrorSummary
        errors={[
          ...(valueError === null ? [] : [{ key: "v", controlId: VALUE_FIELD, label: texts.newValue, messages: [valueError] }]),
          ...(reasonInvalid ? [{ key: "m", controlId: REASON_FIELD, label, messages: [invalid] }] : []),
        ]}
      />
      <PostForm action={variablePath(variable)} csrf={csrf} class="plain-form">
        <div class={`br-input${valueError === null ? "" : " danger"}`}>
          <label for={VALUE_FIELD}>{texts.newValue}</label>
          <textarea
            id={VALUE_FIELD}
            name={VALUE_FIELD}
            rows={text.length > 100 ? 12 : 3}
            aria-invalid={valueError !== null}
            aria-describedby="dica-valor"
          >
            {rejected?.text ?? text}
          </textarea>
          {valueError !== null && <p class="field-error">{valueError}</p>}
          <p id="dica-valor" class="fine">
            {texts.hints[variable.type]}
          </p>
        </div>
        <ReasonField invalid={reasonInvalid} value={rejected?.reason ?? ""} />
        <Submit>{texts.save}</Submit>
      </PostForm>
    </>
  );
}
