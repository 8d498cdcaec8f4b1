import { daysLeft } from "../../../domain/migration-deadline.ts";
import type { DeadlineReach, MigrationDeadline } from "../../../store/types.ts";
import { migrationDeadline } from "../../../texts/migration-deadline.ts";
import { brasiliaMoment, lastDay } from "../../../texts/moments.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Submit } from "../../layout/submit.tsx";
import { Table } from "../../layout/table.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { AREA_PATHS } from "../areas.ts";

/** What was typed into the form that sets a deadline, and what is wrong with it. */
export interface DeadlineForm {
  day: string;
  reason: string;
  errors: { day?: string; reason?: string };
}

export interface DeadlinePageProps {
  history: MigrationDeadline[];
  reach: DeadlineReach;
  now: Date;
  /** Null: this person may only look. */
  form: DeadlineForm | null;
  csrf: string;
}

const texts = migrationDeadline.staff;

/** The deadline in force, whom it concerns, what held before, and the form that moves it. */
export function DeadlinePage({ history, reach, now, form, csrf }: DeadlinePageProps) {
  const [current] = history;
  return (
    <Panel title={texts.title} wide>
      {form !== null && <FormErrors form={form} />}
      <p>{texts.lead}</p>
      <h2>{texts.current}</h2>
      {current === undefined ? <p>{texts.none}</p> : <Current deadline={current} now={now} />}
      <h2>{texts.reachTitle}</h2>
      <dl class="facts">
        <dt>{texts.reach.accounts}</dt>
        <dd>{texts.count(reach.accounts)}</dd>
        <dt>{texts.reach.reachable}</dt>
        <dd>{texts.count(reach.reachable)}</dd>
        <dt>{texts.reach.instances}</dt>
        <dd>{texts.count(reach.instances)}</dd>
        <dt>{texts.reach.suspended}</dt>
        <dd>{texts.count(reach.suspended)}</dd>
      </dl>
      <h2>{texts.changeTitle}</h2>
      {form === null ? (
        <p>{texts.onlyAdministrators}</p>
      ) : (
        <PostForm action={AREA_PATHS.deadline} csrf={csrf} class="plain-form">
          <Field
            {...{ name: "dia", label: texts.dayLabel, hint: texts.dayHint, value: form.day, maxLength: 10 }}
            error={form.errors.day ?? null}
          />
          <Field
            {...{ name: "motivo", label: texts.reasonLabel, hint: texts.reasonHint, value: form.reason, rows: 3 }}
            error={form.errors.reason ?? null}
          />
          <Submit>{texts.review}</Submit>
        </PostForm>
      )}
      {history.length > 0 && <h2>{texts.history}</h2>}
      <Table
        columns={texts.columns}
        rows={history}
        keyOf={({ id }) => id}
        cells={({ at, setAt, setByName, reason }) => [lastDay(at), brasiliaMoment(setAt), setByName ?? texts.unknown, reason]}
      />
    </Panel>
  );
}

function FormErrors({ form: { errors } }: { form: DeadlineForm }) {
  const field = (key: string, label: string, message?: string) =>
    message === undefined ? [] : [{ key, controlId: key, label, messages: [message] }];
  return (
    <ErrorSummary errors={[...field("dia", texts.dayLabel, errors.day), ...field("motivo", texts.reasonLabel, errors.reason)]} />
  );
}

function Current({ deadline, now }: { deadline: MigrationDeadline; now: Date }) {
  const left = daysLeft(deadline.at, now);
  return (
    <dl class="facts">
      <dt>{texts.lastDay}</dt>
      <dd>{lastDay(deadline.at)}</dd>
      <dt>{texts.state}</dt>
      <dd>{left === 0 ? texts.passed : texts.left(left)}</dd>
      <dt>{texts.reason}</dt>
      <dd>{deadline.reason}</dd>
      <dt>{texts.setBy}</dt>
      <dd>{deadline.setByName ?? texts.unknown}</dd>
    </dl>
  );
}

interface DeadlineReviewProps {
  day: string;
  reason: string;
  effects: string[];
  csrf: string;
}

/** Shows what a deadline would do before it is set. */
export function DeadlineReviewPage({ day, reason, effects, csrf }: DeadlineReviewProps) {
  return (
    <Panel title={texts.reviewTitle}>
      <p>{texts.reviewLead(day)}</p>
      <ul>
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <dl class="facts">
        <dt>{texts.reason}</dt>
        <dd>{reason}</dd>
      </dl>
      <PostForm action={AREA_PATHS.deadline} csrf={csrf}>
        <input type="hidden" name="dia" value={day} />
        <input type="hidden" name="motivo" value={reason} />
        <div class="actions">
          <a class="br-button secondary" href={AREA_PATHS.deadline}>
            {texts.back}
          </a>
          <button class="br-button primary" type="submit" name="confirmado" value="sim">
            {texts.confirm}
          </button>
        </div>
      </PostForm>
    </Panel>
  );
}
