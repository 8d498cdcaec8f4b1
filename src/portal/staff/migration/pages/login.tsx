import { formatCnpj, maskCpf, maskPersonNumber } from "../../../../domain/identifiers.ts";
import type { Account, LegacyAccount, LegacyProcess, Migration } from "../../../../store/types.ts";
import { migrationConflicts, migration as people } from "../../../../texts/migration.ts";
import { migrationStaff as texts } from "../../../../texts/migration-staff.ts";
import { brasiliaDay, brasiliaMoment } from "../../../../texts/moments.ts";
import { describePersonNumber } from "../../../../texts/numbers.ts";
import { maskEmail } from "../../../delegation/look-ups.ts";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { loginPath, staffMigrationPath } from "../paths.ts";

export interface LoginProps {
  login: LegacyAccount;
  /** Its last migration. */
  migration: Migration | null;
  /** To which it was migrated. */
  account: Account | null;
  processes: LegacyProcess[];
  /** Number after which the next page begins; null: this is the last. */
  next: string | null;
}

/** What is known of one old login; identifiers are masked. */
export function LoginPage({ login, migration, account, processes, next }: LoginProps) {
  const { facts, missing, title } = texts.account;
  return (
    <Panel title={title(login.login)} wide>
      <dl class="facts">
        <dt>{facts.name}</dt>
        <dd>{login.name}</dd>
        <dt>{facts.email}</dt>
        <dd>{login.email === null ? missing : maskEmail(login.email)}</dd>
        <dt>{facts.cpf}</dt>
        <dd>{login.cpf === null ? missing : maskCpf(login.cpf)}</dd>
        <dt>{facts.cnpj}</dt>
        <dd>{login.cnpj === null ? missing : formatCnpj(login.cnpj)}</dd>
        <dt>{facts.state}</dt>
        <dd>{texts.state[login.state]}</dd>
        {login.blockedReason !== null && <dt>{facts.reason}</dt>}
        {login.blockedReason !== null && <dd>{migrationConflicts[login.blockedReason].short}</dd>}
        {account !== null && <dt>{facts.migratedTo}</dt>}
        {account !== null && (
          <dd>
            {account.displayName} <span class="unbroken">({describePersonNumber(account.cpf, maskPersonNumber)})</span>
          </dd>
        )}
        {login.migratedAt !== null && <dt>{facts.migratedAt}</dt>}
        {login.migratedAt !== null && <dd>{brasiliaMoment(login.migratedAt)}</dd>}
        {migration !== null && <dt>{facts.migration}</dt>}
        {migration !== null && (
          <dd>
            <a href={staffMigrationPath(migration.id)}>{texts.migration.state[migration.state]}</a>
          </dd>
        )}
      </dl>
      {migration === null && <p>{texts.account.noMigration}</p>}
      <h2>{facts.processes}</h2>
      {processes.length === 0 && <p>{texts.account.noProcess}</p>}
      <Table
        columns={people.task.listColumns}
        rows={processes}
        keyOf={({ id }) => id}
        cells={({ number, service, status, openedAt, finishedAt }) => [
          number,
          service,
          people.processStatus[status],
          brasiliaDay(openedAt),
          finishedAt === null ? "" : brasiliaDay(finishedAt),
        ]}
      />
      {next !== null && (
        <div class="actions">
          <a class="br-button secondary" rel="next" href={`${loginPath(login.id)}?${new URLSearchParams({ depois: next })}`}>
            {people.task.next}
          </a>
        </div>
      )}
    </Panel>
  );
}
