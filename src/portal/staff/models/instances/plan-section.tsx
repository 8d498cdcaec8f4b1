import { modelInstances } from "../../../../texts/models/instances.ts";
import { operator } from "../../../../texts/operator.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Message } from "../../../layout/message.tsx";
import { Table } from "../../../layout/table.tsx";
import { instancesPath, moveFormPath } from "../paths.ts";
import { CHOICES, type Choice } from "./choice.ts";
import type { MovePlan, PlannedElement } from "./plan.ts";
import type { RunningVersion } from "./versions.ts";

export interface PlanSectionProps {
  process: string;
  choice: Choice;
  source: RunningVersion;
  target: RunningVersion;
  plan: MovePlan;
  /** How many instances were chosen, and how many of them cannot be moved. */
  counts: { chosen: number; blocked: number };
  reason: string;
  reasonInvalid: string | null;
  csrf: string;
}

const texts = modelInstances.plan;

/** What would happen, element by element, and the form that has it done. */
export function PlanSection({ process, choice, source, target, plan, counts, reason, reasonInvalid, csrf }: PlanSectionProps) {
  const movable = counts.chosen - counts.blocked;
  const blockedAt = plan.elements.filter(({ counterpart, standing }) => counterpart === null && standing > 0);
  return (
    <section aria-labelledby="plano">
      <h2 id="plano">{texts.title}</h2>
      <p>{texts.fromTo(source.definition.version, target.definition.version)}</p>
      {plan.failures.length > 0 && <Failures failures={plan.failures} />}
      <dl class="facts">
        <dt>{texts.selected}</dt>
        <dd>{modelInstances.count(counts.chosen)}</dd>
        <dt>{texts.movable}</dt>
        <dd>{modelInstances.count(movable)}</dd>
        <dt>{texts.blocked}</dt>
        <dd>
          {modelInstances.count(counts.blocked)}
          {counts.blocked > 0 && `. ${texts.blockedAt(blockedAt.map(({ name }) => name))}`}
        </dd>
      </dl>
      <Table
        columns={texts.columns}
        rows={plan.elements}
        keyOf={({ id }) => id}
        cells={(element) => [element.name, operator.kind(element.type), String(element.standing), counterpartOf(element)]}
      />
      {counts.chosen === 0 && <p role="status">{texts.nobody}</p>}
      {counts.chosen > 0 && movable === 0 && <p role="status">{texts.nobodyMovable}</p>}
      {movable > 0 && plan.failures.length === 0 && (
        <PostForm action={moveFormPath(process)} csrf={csrf} class="plain-form">
          <h2>{texts.confirm}</h2>
          <p>{texts.confirmText}</p>
          {CHOICES.map((name) => (
            <input key={name} type="hidden" name={name} value={choice[name]} />
          ))}
          <Field
            {...{ name: "motivo", label: texts.reason, hint: texts.reasonHint, value: reason, rows: 3, maxLength: 500 }}
            error={reasonInvalid}
          />
          <div class="actions">
            <a class="br-button secondary" href={instancesPath(process)}>
              {texts.back}
            </a>
            <button class="br-button primary" type="submit">
              {texts.submit(movable)}
            </button>
          </div>
        </PostForm>
      )}
    </section>
  );
}

function Failures({ failures }: { failures: string[] }) {
  return (
    <Message kind="danger">
      {texts.invalid}
      <ul>
        {failures.map((failure) => (
          <li key={failure}>{failure}</li>
        ))}
      </ul>
    </Message>
  );
}

function counterpartOf({ name, counterpart }: PlannedElement) {
  if (counterpart === null) return <strong class="has-incident">{texts.missing}</strong>;
  return counterpart === name ? texts.same : texts.renamed(counterpart);
}
