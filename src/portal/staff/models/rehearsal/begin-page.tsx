import { modelRehearsal as texts } from "../../../../texts/models/rehearsal.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Message } from "../../../layout/message.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { Select } from "../../../layout/select.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { ACT } from "./carried.tsx";
import { Drawing } from "./drawing.tsx";

/** Fields of the page. */
export const BEGIN_FIELDS = { businessKey: "chave", startsAt: "inicio", variables: "variaveis", scenario: "cenario" };

export interface BeginPageProps {
  title: string;
  files: string;
  process: string;
  model: string;
  /** What stands in the fields, and what is wrong with it, by the name of the field. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** Scenarios of the process. */
  scenarios: { path: string; title: string }[];
  message: string | null;
  path: string;
  csrf: string;
  back: { href: string; text: string };
}

/** How a rehearsal is to begin. */
export function BeginPage({
  title,
  files,
  process,
  model,
  values,
  errors,
  scenarios,
  message,
  path,
  csrf,
  back,
}: BeginPageProps) {
  const { begin } = texts;
  const field = (name: string) => ({ name, value: values[name] ?? "", error: errors[name] ?? null });
  return (
    <Panel title={title} wide>
      {message !== null && <Message kind="warning">{message}</Message>}
      <p>{texts.lead}</p>
      <p class="fine">{files}</p>
      <h2>{begin.title}</h2>
      <PostForm action={path} csrf={csrf} class="plain-form">
        <input type="hidden" name={ACT} value="comecar" />
        <Field {...field(BEGIN_FIELDS.businessKey)} label={begin.businessKey} hint={begin.businessKeyHint} maxLength={255} />
        <Field {...field(BEGIN_FIELDS.startsAt)} label={begin.startsAt} hint={begin.startsAtHint} maxLength={40} />
        <Field {...field(BEGIN_FIELDS.variables)} label={begin.variables} hint={begin.variablesHint} rows={3} />
        <Submit>{begin.submit}</Submit>
      </PostForm>
      {scenarios.length > 0 && (
        <PostForm action={path} csrf={csrf} class="plain-form">
          <h2>{begin.openTitle}</h2>
          <input type="hidden" name={ACT} value="abrir" />
          <Select
            {...{ id: BEGIN_FIELDS.scenario, name: BEGIN_FIELDS.scenario, label: begin.open, hint: begin.openHint }}
            options={scenarios.map((one) => ({ value: one.path, label: one.title }))}
          />
          <Submit kind="secondary">{begin.openSubmit}</Submit>
        </PostForm>
      )}
      <Drawing {...{ path, csrf, model, process }} drawn={process} standing={null} state={{ steps: [] }} />
      <p>
        <a class="roomy" href={back.href}>
          {back.text}
        </a>
      </p>
    </Panel>
  );
}
