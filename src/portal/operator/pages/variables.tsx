import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { VariableInstance } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import { PostForm } from "../../layout/form.tsx";
import { Table } from "../../layout/table.tsx";
import { isPersonal } from "../personal-data.ts";
import { SHORT, textOf } from "../values.ts";
import { instancePath } from "./instances.tsx";
import { Paging } from "./paging.tsx";

interface VariablesProps {
  ended: boolean;
  page: EnginePage<VariableInstance>;
  window: Window;
  address: (page: number) => string;
  csrf: string;
}

export function variablePath({ processInstanceId, id }: VariableInstance): string {
  return instancePath(processInstanceId, `variaveis/${encodeURIComponent(id)}`);
}

/** The variables of a running instance. Of a value only what is short and harmless leaves the server with the list. */
export function VariablesTable({ ended, page, window, address, csrf }: VariablesProps) {
  const texts = operator.variables;
  if (ended) return <p>{texts.ended}</p>;
  return (
    <>
      <p class="fine">{texts.showNote}</p>
      <Table
        columns={texts.columns}
        rows={page.items}
        keyOf={({ id }) => id}
        cells={(variable) => [
          <code key="name">{variable.name}</code>,
          texts.valueType(variable.type),
          scopeOf(variable),
          <Preview key="value" variable={variable} />,
          isPersonal(variable.name, variable.type, variable.value) ? (
            <Show variable={variable} csrf={csrf} />
          ) : (
            <a href={variablePath(variable)} aria-label={texts.openLabel(variable.name)}>
              {texts.open}
            </a>
          ),
        ]}
      />
      <Paging page={page} window={window} address={address} />
    </>
  );
}

export function scopeOf({ processInstanceId, executionId, taskId }: VariableInstance): string {
  const texts = operator.variables;
  if (taskId !== null) return texts.taskScope;
  return executionId === processInstanceId ? texts.instanceScope : texts.localScope;
}

function Preview({ variable }: { variable: VariableInstance }) {
  const texts = operator.variables;
  const text = textOf(variable);
  if (text === null) return <em>{texts.binary}</em>;
  if (isPersonal(variable.name, variable.type, variable.value)) return <em>{texts.masked}</em>;
  return text.length > SHORT ? <em>{texts.large(text.length)}</em> : <code class="value">{text}</code>;
}

/** Asks for a hidden value; a POST, because it leaves a trace. */
export function Show({ variable, csrf }: { variable: VariableInstance; csrf: string }) {
  const texts = operator.variables;
  return (
    <PostForm action={`${variablePath(variable)}/mostrar`} csrf={csrf}>
      <button class="br-button secondary small" type="submit" aria-label={texts.showLabel(variable.name)}>
        {texts.show}
      </button>
    </PostForm>
  );
}
