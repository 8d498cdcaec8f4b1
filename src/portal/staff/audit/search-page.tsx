import type { FoundAuditEntry } from "../../../store/types.ts";
import { describeAction } from "../../../texts/audit-actions.ts";
import { describeCompanyNumber } from "../../../texts/numbers.ts";
import { staff } from "../../../texts/staff.ts";
import { staffAudit as texts } from "../../../texts/staff-audit.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { momentOf } from "../../operator/moment.ts";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { AREA_PATHS } from "../areas.ts";
import type { Answer } from "./answer.ts";
import type { Criteria, Criterion } from "./criteria.ts";

export interface AuditPageProps {
  criteria: Criteria;
  errors: Partial<Record<Criterion, string>>;
  actions: string[];
  /** Null: nothing was asked for. */
  entries: FoundAuditEntry[] | null;
  /** Address of the next part; null: there is none. */
  next: string | null;
  answer: Answer | null;
  csrf: string;
}

const labels: Record<Criterion, string> = {
  ...{ pessoa: texts.person, empresa: texts.company, processo: texts.process },
  ...{ ato: texts.action, de: texts.from, ate: texts.until },
};

/** The search in the audit, and what it finds. A reading form: its answer can be sent on, and changes nothing. */
export function AuditPage({ criteria, errors, actions, entries, next, answer, csrf }: AuditPageProps) {
  const field = (name: Criterion, hint?: string) => (
    <Field {...{ name, hint, label: labels[name], value: criteria[name], maxLength: 200 }} error={errors[name] ?? null} />
  );
  return (
    <Panel title={texts.title} wide>
      <ErrorSummary
        errors={Object.entries(errors).map(([name, message]) => ({
          ...{ key: name, controlId: name, label: labels[name as Criterion], messages: [message] },
        }))}
      />
      <p>{texts.lead}</p>
      <form method="get" action={AREA_PATHS.audit} class="filters filters-with-hints" noValidate>
        {field("pessoa", texts.personHint)}
        {field("empresa")}
        {field("processo", texts.processHint)}
        <div class="br-input">
          <label for="ato">{texts.action}</label>
          <select id="ato" name="ato">
            <option value="">{texts.anyAction}</option>
            {actions.map((action) => (
              <option key={action} value={action} selected={action === criteria.ato}>
                {describeAction(action)}
              </option>
            ))}
          </select>
        </div>
        {field("de", texts.dayHint)}
        {field("ate", texts.dayHint)}
        <div class="filter-actions">
          <button class="br-button primary" type="submit">
            {texts.submit}
          </button>
          <a href={AREA_PATHS.audit}>{texts.clear}</a>
        </div>
      </form>
      {answer !== null && <AnswerBox answer={answer} />}
      {entries !== null && entries.length === 0 && <p role="status">{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={entries ?? []}
        keyOf={({ reference }) => reference}
        cells={(entry) => [
          momentOf(entry.occurredAt),
          actorOf(entry),
          capacityOf(entry.capacity),
          describeAction(entry.action),
          entry.companyCnpj === null ? "" : describeCompanyNumber(entry.companyCnpj),
          <a class="unbroken" href={`${AREA_PATHS.audit}/${entry.reference}`} aria-label={texts.readLabel(entry.reference)}>
            {entry.reference}
          </a>,
        ]}
      />
      {next !== null && (
        <div class="actions">
          <a class="br-button secondary" rel="next" href={next}>
            {texts.next}
          </a>
        </div>
      )}
      <h2>{texts.verify.title}</h2>
      <p>{texts.verify.text}</p>
      <PostForm action={`${AREA_PATHS.audit}/conferir`} csrf={csrf}>
        <button class="br-button secondary" type="submit">
          {texts.verify.submit}
        </button>
      </PostForm>
    </Panel>
  );
}

function AnswerBox({ answer: { title, text, facts, link } }: { answer: Answer }) {
  return (
    <section class="answer-box" aria-labelledby="resposta">
      <h2 id="resposta">{title}</h2>
      <p>
        <strong>{text}</strong> {link !== null && <a href={link.href}>{link.text}</a>}
      </p>
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
        </dl>
      )}
    </section>
  );
}

/** Who acted, as people read it. */
export function actorOf({ actor, actorName }: Pick<FoundAuditEntry, "actor" | "actorName">): string {
  return actorName ?? (actor.startsWith("system:") ? texts.system(actor.slice("system:".length)) : actor);
}

/** In which capacity, as people read it. */
export function capacityOf(capacity: string): string {
  return capacity.startsWith("staff:") ? staff.role(capacity.slice("staff:".length)) : (texts.capacities[capacity] ?? capacity);
}
