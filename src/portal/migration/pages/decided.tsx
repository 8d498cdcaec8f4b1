import type { ConflictDecision, LegacyConflict } from "../../../store/types.ts";
import { migrationConflicts, migration as texts } from "../../../texts/migration.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Reference } from "../../pages/reference.tsx";
import { MIGRATIONS_PATH, migrationPath, OLD_DOOR } from "../paths.ts";

/** After staff has allowed a migration: to begin it, to prove the login again, or to look at the one that has begun since. */
export type AfterDecision = { kind: "begin" } | { kind: "prove" } | { kind: "later"; migrationId: string };

export interface DecidedProps {
  conflict: LegacyConflict;
  decision: ConflictDecision;
  /** Null: it was refused. */
  next: AfterDecision | null;
  csrf: string;
}

/** What staff decided about a migration that waited for it, why, and what there is to do now. */
export function DecidedPanel({ conflict, decision, next, csrf }: DecidedProps) {
  const { decided } = texts;
  const { codes, decidedAt, reason, reference, login } = conflict;
  return (
    <Panel title={decided.titles[decision]}>
      <p>{decided.texts[decision](login)}</p>
      <dl class="facts">
        <dt>{decided.why}</dt>
        <dd>{codes.map((code) => migrationConflicts[code].cause).join(" ")}</dd>
        <dt>{decided.reason}</dt>
        <dd>{reason}</dd>
        {decidedAt !== null && <dt>{decided.date}</dt>}
        {decidedAt !== null && <dd>{brasiliaMoment(decidedAt)}</dd>}
      </dl>
      <p>{decided.doubt}</p>
      <Reference number={reference} />
      {next?.kind === "prove" && <p>{decided.prove}</p>}
      <div class="actions">
        <a class="br-button secondary" href={MIGRATIONS_PATH}>
          {texts.back}
        </a>
        {next !== null && <Next {...{ next, csrf }} legacyAccountId={conflict.legacyAccountId} />}
      </div>
    </Panel>
  );
}

function Next({ next, legacyAccountId, csrf }: { next: AfterDecision; legacyAccountId: string; csrf: string }) {
  switch (next.kind) {
    case "begin":
      return (
        <PostForm action={`${MIGRATIONS_PATH}/comecar`} csrf={csrf}>
          <input type="hidden" name="legado" value={legacyAccountId} />
          <button class="br-button primary" type="submit">
            {texts.overview.beginButton}
          </button>
        </PostForm>
      );
    case "prove":
      return (
        <a class="br-button primary" href={OLD_DOOR}>
          {texts.overview.sameCpfLink}
        </a>
      );
    case "later":
      return (
        <a class="br-button primary" href={migrationPath(next.migrationId)}>
          {texts.decided.later}
        </a>
      );
  }
}
