import type { LegacyConflict } from "../../../../store/types.ts";
import { migrationConflicts, migration as people } from "../../../../texts/migration.ts";
import { migrationStaff } from "../../../../texts/migration-staff.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { ErrorSummary } from "../../../pages/error-summary.tsx";
import { Reference } from "../../../pages/reference.tsx";
import { CONFLICTS_PATH, conflictPath } from "../paths.ts";
import { ConflictFactsList } from "./conflict-facts.tsx";

const texts = migrationStaff.conflict;
const DECISIONS = ["allow", "split", "refuse"] as const;

/** What was typed into the form of a decision, and what is wrong with it, by field. */
export interface DecisionForm {
  decision: string;
  reason: string;
  processes: string;
  errors: Partial<Record<"decisao" | "motivo" | "processos", string>>;
}

export const emptyDecision: DecisionForm = { decision: "", reason: "", processes: "", errors: {} };

export interface ConflictProps {
  conflict: LegacyConflict;
  form: DecisionForm;
  nameOf: (id: string) => string;
  csrf: string;
}

/** One case: why, the facts, and the decision, or who decided what. */
export function ConflictPage({ conflict, form, nameOf, csrf }: ConflictProps) {
  const labels = { decisao: texts.decision, motivo: texts.reason, processos: texts.splitLabel };
  return (
    <Panel title={texts.title(conflict.login)} wide>
      <ErrorSummary
        errors={Object.entries(form.errors).map(([field, message]) => ({
          ...{ key: field, controlId: field, label: labels[field as keyof typeof labels], messages: [message] },
        }))}
      />
      <ul>
        {conflict.codes.map((code) => (
          <li key={code}>{migrationConflicts[code].short}</li>
        ))}
      </ul>
      <Reference number={conflict.reference} />
      <ConflictFactsList conflict={conflict} />
      <h2>{texts.decideTitle}</h2>
      {conflict.state === "decided" ? <Decided {...{ conflict, nameOf }} /> : <Decide {...{ conflict, form, csrf }} />}
      <p>
        <a class="roomy" href={CONFLICTS_PATH}>
          {texts.back}
        </a>
      </p>
    </Panel>
  );
}

function Decided({ conflict, nameOf }: Pick<ConflictProps, "conflict" | "nameOf">) {
  const { decision, decidedBy, decidedAt, reason, processIds } = conflict;
  return (
    <>
      <p>
        <strong>{decision !== null && migrationStaff.conflicts.decisions[decision]}</strong>
        {processIds !== null && `: ${people.processes(processIds.length)}`}
      </p>
      <p>{decidedBy !== null && decidedAt !== null && texts.decided(nameOf(decidedBy), brasiliaMoment(decidedAt))}</p>
      <p>
        {texts.reason}: {reason}
      </p>
    </>
  );
}

function Decide({ conflict, form, csrf }: Pick<ConflictProps, "conflict" | "form" | "csrf">) {
  const { errors } = form;
  return (
    <PostForm action={conflictPath(conflict.id)} csrf={csrf} class="plain-form">
      <fieldset class="decisions" id="decisao" tabIndex={-1}>
        <legend>{texts.decision}</legend>
        {errors.decisao !== undefined && <p class="field-error">{errors.decisao}</p>}
        {DECISIONS.map((decision) => (
          <div key={decision} class="decision">
            <label>
              <input
                type="radio"
                class="choose"
                name="decisao"
                value={decision}
                checked={form.decision === decision}
                aria-describedby={`dica-${decision}`}
              />{" "}
              {texts.decisions[decision]}
            </label>
            <p id={`dica-${decision}`} class="fine">
              {texts.decisionHints[decision]}
            </p>
          </div>
        ))}
      </fieldset>
      <Field
        name="processos"
        label={texts.splitLabel}
        hint={texts.splitHint}
        value={form.processes}
        error={errors.processos ?? null}
        rows={3}
      />
      <Field
        name="motivo"
        label={texts.reason}
        hint={texts.reasonHint}
        value={form.reason}
        error={errors.motivo ?? null}
        maxLength={500}
        rows={3}
      />
      <Submit>{texts.submit}</Submit>
    </PostForm>
  );
}
