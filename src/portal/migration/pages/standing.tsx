import type { ComponentChildren } from "preact";
import type { LegacyConflict, Migration } from "../../../store/types.ts";
import { migrationConflicts, migration as texts } from "../../../texts/migration.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import type { Progress } from "../../journey/models.ts";
import { Panel } from "../../layout/panel.tsx";
import { ProgressBar } from "../../pages/progress.tsx";
import { Reference } from "../../pages/reference.tsx";
import { MIGRATIONS_PATH, migrationPath, OLD_DOOR } from "../paths.ts";
import { type AfterDecision, DecidedPanel } from "./decided.tsx";

export interface MigrationStandingProps {
  migration: Migration;
  conflict: LegacyConflict | null;
  /** An automatic step has failed for good; operators see it. */
  incident: boolean;
  progress: Progress | null;
  /** What there is to do after staff has allowed it; null: it has not. */
  next: AfterDecision | null;
  /** Whether the person has an address to which staff's decision is sent. */
  mailed: boolean;
  csrf: string;
}

/** Where a migration stands that asks nothing of the person now. */
export function MigrationStandingPage(props: MigrationStandingProps) {
  const { migration, conflict, incident, progress, next, mailed, csrf } = props;
  const decision = conflict?.decision ?? null;
  switch (migration.state) {
    case "blocked":
      if (conflict === null || decision === null) return <Blocked {...{ conflict, mailed }} />;
      return <DecidedPanel {...{ conflict, decision, next, csrf }} />;
    case "cancelled":
      return <Cancelled />;
    case "undoing":
    case "undone":
      return <Undone migration={migration} />;
    default:
      return <UnderWay {...{ migration, incident, progress }} />;
  }
}

function UnderWay({ migration, incident, progress }: Pick<MigrationStandingProps, "migration" | "incident" | "progress">) {
  const { progress: busy } = texts;
  const stage = migration.state === "store-moved" || migration.state === "engine-moved" ? migration.state : "planned";
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={busy.title}>
        {!incident && <div class="busy" aria-hidden="true" />}
        <p role="status">{incident ? busy.incident : busy.stages[stage]}</p>
        {!incident && <p>{busy.text}</p>}
        <div class="actions">
          <a class="br-button secondary" href={migrationPath(migration.id)}>
            {busy.reload}
          </a>
        </div>
      </Panel>
    </>
  );
}

/** Why it needs a decision, what happens next, and who decides. */
function Blocked({ conflict, mailed }: Pick<MigrationStandingProps, "conflict" | "mailed">) {
  const { blocked } = texts;
  return (
    <Panel title={blocked.title}>
      <section class="refusal" aria-labelledby="conflito">
        <h2 id="conflito">{blocked.why}</h2>
        <ul>
          {(conflict?.codes ?? []).map((code) => (
            <li key={code}>{migrationConflicts[code].cause}</li>
          ))}
        </ul>
        <dl>
          <dt>{blocked.next}</dt>
          <dd>
            {blocked.nextText} {mailed ? blocked.answer.mail : blocked.answer.page}
          </dd>
          <dt>{blocked.who}</dt>
          <dd>{blocked.whoText}</dd>
        </dl>
        {conflict !== null && <Reference number={conflict.reference} />}
      </section>
      <Back />
    </Panel>
  );
}

function Cancelled() {
  const { cancelled } = texts;
  return (
    <Panel title={cancelled.title}>
      <p>{cancelled.text}</p>
      <p>{cancelled.again}</p>
      <Back>
        <a class="br-button primary" href={OLD_DOOR}>
          {texts.overview.sameCpfLink}
        </a>
      </Back>
    </Panel>
  );
}

function Undone({ migration: { state, undoneAt, undoReason } }: { migration: Migration }) {
  const { undone } = texts;
  return (
    <Panel title={undone.title}>
      <p>{state === "undone" && undoneAt !== null ? undone.text(brasiliaMoment(undoneAt)) : undone.underWay}</p>
      {undoReason !== null && (
        <dl class="facts">
          <dt>{undone.reason}</dt>
          <dd>{undoReason}</dd>
        </dl>
      )}
      <Back />
    </Panel>
  );
}

function Back({ children }: { children?: ComponentChildren }) {
  return (
    <div class="actions">
      <a class="br-button secondary" href={MIGRATIONS_PATH}>
        {texts.back}
      </a>
      {children}
    </div>
  );
}
