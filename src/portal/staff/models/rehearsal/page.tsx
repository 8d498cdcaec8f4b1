import { writeDuration } from "../../../../rehearsal/durations.ts";
import type { Standing } from "../../../../rehearsal/index.ts";
import { modelRehearsal as texts } from "../../../../texts/models/rehearsal.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import type { FieldError } from "../../../forms/types.ts";
import { Message } from "../../../layout/message.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { ErrorSummary } from "../../../pages/error-summary.tsx";
import { ActForms } from "./act-forms.tsx";
import type { Act, SentAct } from "./acts.ts";
import { Carried } from "./carried.tsx";
import { Drawing } from "./drawing.tsx";
import { SaveForm, type SentSave } from "./save-form.tsx";
import { shortened } from "./shortened.ts";
import type { RehearsalState } from "./state.ts";

export interface RehearsalPageProps {
  title: string;
  /** Which files it is played with, in words. */
  files: string;
  process: string;
  /** Which process the drawing shows; `shown`: because the person chose it. */
  drawn: string;
  shown?: string | undefined;
  model: string;
  state: RehearsalState;
  standing: Standing;
  acts: Act[];
  sent: SentAct | null;
  sentSave: SentSave | null;
  errors: FieldError[];
  path: string;
  csrf: string;
  back: { href: string; text: string };
}

/** A rehearsal where it stands: the drawing, what it waits for, its variables, the steps so far, and the way to keep it. */
export function RehearsalPage(props: RehearsalPageProps) {
  const { title, files, process, drawn, shown, model, state, standing, acts, sent, sentSave, errors, path, csrf, back } = props;
  const carried = { path, csrf, state: { ...state, steps: standing.taken }, shown };
  const passed = standing.path.slice(standing.pathBefore);
  return (
    <Panel title={title} wide>
      <ErrorSummary errors={errors} />
      <p>{texts.lead}</p>
      <p class="fine">{files}</p>
      <State standing={standing} />
      <Drawing {...{ ...carried, model, process, drawn, standing }} />
      <p>{texts.drawing.now(brasiliaMoment(new Date(standing.now)))}</p>
      {passed.length > 0 && <p>{texts.drawing.reached(passed.join(", "))}</p>}
      <h2>{texts.waitingTitle}</h2>
      {acts.length === 0 ? <p>{texts.waitingNone}</p> : <ActForms {...carried} acts={acts} sent={sent} />}
      <h2>{texts.variables.title}</h2>
      {standing.variables.length === 0 && <p>{texts.variables.none}</p>}
      <Table
        columns={texts.variables.columns}
        rows={standing.variables}
        keyOf={(variable) => `${variable.process} ${variable.name}`}
        cells={({ name, value, process: holder, change }) => [
          name,
          <span key="value" class="rehearsal-value">
            {shortened(value)}
          </span>,
          holder,
          change === null ? texts.variables.same : <strong key="change">{texts.variables[change]}</strong>,
        ]}
      />
      <h2>{texts.steps.title}</h2>
      {standing.taken.length === 0 ? (
        <p>{texts.steps.none}</p>
      ) : (
        <ol class="rehearsal-steps">
          {standing.taken.map((step, index) => (
            <li key={String(index)}>{texts.steps.of(step, writeDuration)}</li>
          ))}
        </ol>
      )}
      <div class="rehearsal-ways">
        {standing.taken.length > 0 && (
          <>
            <Carried {...carried} act="voltar">
              <button class="br-button secondary" type="submit">
                {texts.steps.back}
              </button>
            </Carried>
            <Carried {...carried} act="recomecar">
              <button class="br-button secondary" type="submit">
                {texts.steps.again}
              </button>
            </Carried>
          </>
        )}
        <a class="br-button secondary" href={path}>
          {texts.steps.other}
        </a>
      </div>
      <details>
        <summary>{texts.steps.path}</summary>
        {standing.path.length === 0 ? <p>{texts.steps.pathNone}</p> : <p class="rehearsal-value">{standing.path.join(" → ")}</p>}
      </details>
      <SaveForm {...carried} standing={standing} sent={sentSave} />
      <p>
        <a class="roomy" href={back.href}>
          {back.text}
        </a>
      </p>
    </Panel>
  );
}

function State({ standing: { problem, difference, readOnce, hasEnded, end, path } }: { standing: Standing }) {
  return (
    <>
      {problem !== null && (
        <Message kind="danger">
          <strong>{texts.problem}.</strong> {problem}
        </Message>
      )}
      {hasEnded && <Message kind="success">{end === null ? texts.endedNowhere : texts.ended(end)}</Message>}
      {difference !== null && (
        <Message kind="warning">
          <strong>{texts.difference}.</strong> {difference}
        </Message>
      )}
      {readOnce !== null && <p class="fine">{readOnce}</p>}
      {difference === null && readOnce === null && problem === null && path.length > 0 && <p class="fine">{texts.agree}</p>}
    </>
  );
}
