import { formatCnpj, maskCpf, maskPersonNumber } from "../../../../domain/identifiers.ts";
import type { LegacyConflict } from "../../../../store/types.ts";
import { migration as people } from "../../../../texts/migration.ts";
import { migrationStaff } from "../../../../texts/migration-staff.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { describePersonNumber } from "../../../../texts/numbers.ts";
import { maskEmail } from "../../../delegation/look-ups.ts";
import { Table } from "../../../layout/table.tsx";
import { loginPath, staffMigrationPath } from "../paths.ts";

const texts = migrationStaff.conflict;
const cpfOf = (cpf: string | null) => (cpf === null ? migrationStaff.account.missing : maskCpf(cpf));

/** What staff has to know to decide; identifiers are masked. */
export function ConflictFactsList({ conflict }: { conflict: LegacyConflict }) {
  const { legacy, account, sameCpf, otherAccounts, processes } = conflict.facts;
  const { facts } = migrationStaff.account;
  return (
    <>
      <h2>{texts.factsTitle}</h2>
      <dl class="facts">
        <dt>{texts.login}</dt>
        <dd>
          <a href={loginPath(conflict.legacyAccountId)}>{legacy.login}</a>: {legacy.name}
        </dd>
        <dt>{facts.email}</dt>
        <dd>{legacy.email === null ? migrationStaff.account.missing : maskEmail(legacy.email)}</dd>
        <dt>{facts.cpf}</dt>
        <dd>{cpfOf(legacy.cpf)}</dd>
        {legacy.cnpj !== null && <dt>{facts.cnpj}</dt>}
        {legacy.cnpj !== null && <dd>{formatCnpj(legacy.cnpj)}</dd>}
        <dt>{facts.processes}</dt>
        <dd>{people.task.total(processes.open + processes.finished, processes.open)}</dd>
        <dt>{texts.asked}</dt>
        <dd>
          {account.name}, {describePersonNumber(account.cpf, maskPersonNumber)}
          {account.email !== null && `, ${maskEmail(account.email)}`}
        </dd>
        <dt>{texts.since}</dt>
        <dd>
          {brasiliaMoment(conflict.openedAt)}
          {conflict.migrationId !== null && (
            <>
              {" "}
              <a href={staffMigrationPath(conflict.migrationId)}>{texts.migrationLink}</a>
            </>
          )}
        </dd>
      </dl>
      {otherAccounts.length > 0 && <h3>{texts.otherAccounts}</h3>}
      <Table
        columns={texts.otherAccountColumns}
        rows={otherAccounts}
        keyOf={({ accountId }) => accountId}
        cells={({ name, cpf, provenAt, migratedAt }) => [
          name,
          describePersonNumber(cpf, maskPersonNumber),
          provenAt === null ? "" : brasiliaMoment(provenAt),
          migratedAt === null ? "" : brasiliaMoment(migratedAt),
        ]}
      />
      {sameCpf.length > 0 && <h3>{texts.sameCpf}</h3>}
      <Table
        columns={texts.sameCpfColumns}
        rows={sameCpf}
        keyOf={({ legacyAccountId }) => legacyAccountId}
        cells={({ legacyAccountId, login, name }) => [
          <a key="login" href={loginPath(legacyAccountId)}>
            {login}
          </a>,
          name,
        ]}
      />
    </>
  );
}
