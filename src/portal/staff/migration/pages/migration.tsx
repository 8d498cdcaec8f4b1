import { maskPersonNumber } from "../../../../domain/identifiers.ts";
import type { Account, LegacyProcess, Migration } from "../../../../store/types.ts";
import { migration as people } from "../../../../texts/migration.ts";
import { migrationStaff } from "../../../../texts/migration-staff.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { describePersonNumber } from "../../../../texts/numbers.ts";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { conflictPath, loginPath, staffMigrationPath } from "../paths.ts";

const texts = migrationStaff.migration;

export interface StaffMigrationProps {
  migration: Migration;
  account: Account | null;
  processes: LegacyProcess[];
  /** Number after which the next page begins; null: this is the last. */
  next: string | null;
  /** Whether this person may undo and take away. */
  mayChange: boolean;
  now: Date;
}

/** One migration as staff see it, with what can still be taken back. */
export function StaffMigrationPage({ migration, account, processes, next, mayChange, now }: StaffMigrationProps) {
  const { facts } = texts;
  const { undoUntil, counts } = migration;
  const undoable = undoUntil !== null && now < undoUntil;
  const path = staffMigrationPath(migration.id);
  return (
    <Panel title={texts.of(migration.login)} wide>
      <dl class="facts">
        <dt>{facts.login}</dt>
        <dd>
          <a href={loginPath(migration.legacyAccountId)}>{migration.login}</a>
        </dd>
        <dt>{facts.account}</dt>
        <dd>
          {account?.displayName}{" "}
          <span class="unbroken">{account !== null && `(${describePersonNumber(account.cpf, maskPersonNumber)})`}</span>
        </dd>
        <dt>{facts.state}</dt>
        <dd>
          {migration.conflictId !== null && migration.state === "blocked" ? (
            <a href={conflictPath(migration.conflictId)}>
              {migration.decision === null ? texts.state.blocked : texts.answered[migration.decision]}
            </a>
          ) : (
            texts.state[migration.state]
          )}
        </dd>
        <dt>{facts.started}</dt>
        <dd>{brasiliaMoment(migration.plannedAt)}</dd>
        {counts !== null && <dt>{facts.processes}</dt>}
        {counts !== null && <dd>{people.task.total(counts.open + counts.finished, counts.open)}</dd>}
        {migration.receipt !== null && <dt>{facts.receipt}</dt>}
        {migration.receipt !== null && <dd>{migration.receipt}</dd>}
        {undoUntil !== null && <dt>{facts.undo}</dt>}
        {undoUntil !== null && <dd>{brasiliaMoment(undoUntil)}</dd>}
        {migration.undoneAt !== null && <dt>{facts.undone}</dt>}
        {migration.undoneAt !== null && <dd>{brasiliaMoment(migration.undoneAt)}</dd>}
        {migration.undoReason !== null && <dt>{facts.reason}</dt>}
        {migration.undoReason !== null && <dd>{migration.undoReason}</dd>}
      </dl>
      {undoable && (
        <p>
          {mayChange ? (
            <a class="br-button secondary danger-button" href={`${path}/desfazer`}>
              {texts.undo}
            </a>
          ) : (
            texts.undoOnlyAdministrator
          )}
        </p>
      )}
      {processes.length > 0 && <h2>{texts.processes}</h2>}
      <Table
        columns={texts.processColumns}
        rows={processes}
        keyOf={({ id }) => id}
        cells={(process) => [
          process.number,
          process.service,
          people.processStatus[process.status],
          process.movedAt === null ? "" : brasiliaMoment(process.movedAt),
          <Removal key="removal" process={process} path={path} possible={mayChange && migration.state === "receipted"} />,
        ]}
      />
      {next !== null && (
        <div class="actions">
          <a class="br-button secondary" rel="next" href={`${path}?${new URLSearchParams({ depois: next })}`}>
            {people.task.next}
          </a>
        </div>
      )}
    </Panel>
  );
}

function Removal({ process, path, possible }: { process: LegacyProcess; path: string; possible: boolean }) {
  const { id, number, removedAt } = process;
  if (removedAt !== null) return <>{texts.removed(brasiliaMoment(removedAt))}</>;
  if (!possible) return null;
  return (
    <a href={`${path}/processos/${id}/retirar`} aria-label={texts.removeLabel(number)}>
      {texts.remove}
    </a>
  );
}
