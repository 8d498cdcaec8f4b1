import { formatPersonNumber, isForeignPerson, maskPersonNumber } from "../../../domain/identifiers.ts";
import type { StaffRole } from "../../../domain/staff.ts";
import type { Account, ActingCompany, Migration } from "../../../store/types.ts";
import { describeCapacity } from "../../../texts/capacity.ts";
import { migration as migrationTexts } from "../../../texts/migration.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { describeCompanyNumber, describePersonNumber } from "../../../texts/numbers.ts";
import { portal } from "../../../texts/portal.ts";
import { staff } from "../../../texts/staff.ts";
import { staffLookup } from "../../../texts/staff-lookup.ts";
import { maskEmail } from "../../delegation/look-ups.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Message } from "../../layout/message.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { AREA_PATHS } from "../areas.ts";
import { accountPath, companyPath } from "./paths.ts";

export interface AccountPageProps {
  account: Account;
  companies: ActingCompany[];
  roles: StaffRole[];
  migrations: Migration[];
  /** Whether identifiers are shown as they are, once. */
  revealed: boolean;
  /** A reason that was typed and refused; null: none was. */
  rejected: string | null;
  csrf: string;
}

const texts = staffLookup.account;

/** What is known of a person; identifiers are masked until somebody says why they must not be. */
export function AccountPage({ account, companies, roles, migrations, revealed, rejected, csrf }: AccountPageProps) {
  const { unknown } = staffLookup;
  const mail = (address: string | null) => (address === null ? unknown : revealed ? address : maskEmail(address));
  const phone = account.phone === null ? unknown : revealed ? account.phone : `•••${account.phone.slice(-2)}`;
  return (
    <Panel title={account.displayName} wide>
      {revealed && <Message kind="warning">{texts.revealed}</Message>}
      <dl class="facts">
        <dt>{texts.number}</dt>
        <dd>{describePersonNumber(account.cpf, revealed ? formatPersonNumber : maskPersonNumber)}</dd>
        <dt>{texts.code}</dt>
        <dd>{account.code}</dd>
        <dt>{texts.email}</dt>
        <dd class="breakable">{mail(account.email)}</dd>
        <dt>{texts.alertEmail}</dt>
        <dd class="breakable">{mail(account.alertEmail ?? account.email)}</dd>
        <dt>{texts.phone}</dt>
        <dd>{phone}</dd>
        <dt>{texts.level}</dt>
        <dd>
          {isForeignPerson(account.cpf)
            ? portal.settings.ownCredentials
            : account.level === null
              ? unknown
              : portal.settings.levels[account.level]}
        </dd>
        <dt>{texts.confirmed}</dt>
        <dd>{account.confirmedAt === null ? texts.notConfirmed : brasiliaMoment(account.confirmedAt)}</dd>
        <dt>{texts.lastLogin}</dt>
        <dd>{brasiliaMoment(account.lastLoginAt)}</dd>
      </dl>
      <p>
        <a href={`${AREA_PATHS.audit}?${new URLSearchParams({ pessoa: String(account.code) })}`}>{texts.audit}</a>
      </p>
      <h2>{texts.companiesTitle}</h2>
      {companies.length === 0 && <p>{texts.noCompanies}</p>}
      <Table
        columns={texts.companyColumns}
        rows={companies}
        keyOf={({ id }) => id}
        cells={(company) => [
          <a href={companyPath(company.id)}>{company.legalName}</a>,
          <span class="unbroken">{describeCompanyNumber(company.cnpj)}</span>,
          describeCapacity(company.capacity),
        ]}
      />
      {roles.length > 0 && <h2>{texts.rolesTitle}</h2>}
      {roles.length > 0 && <p>{roles.map((role) => staff.role(role)).join(", ")}</p>}
      {migrations.length > 0 && <h2>{texts.migrationsTitle}</h2>}
      <Table
        columns={texts.migrationColumns}
        rows={migrations}
        keyOf={({ id }) => id}
        cells={({ login, state, receiptedAt, plannedAt }) => [
          login,
          migrationTexts.state[state],
          brasiliaMoment(receiptedAt ?? plannedAt),
        ]}
      />
      {!revealed && <RevealForm id={account.id} rejected={rejected} csrf={csrf} />}
    </Panel>
  );
}

function RevealForm({ id, rejected, csrf }: { id: string; rejected: string | null; csrf: string }) {
  return (
    <section>
      <h2>{texts.revealTitle}</h2>
      <p>{texts.revealText}</p>
      <PostForm action={`${accountPath(id)}/mostrar`} csrf={csrf} class="plain-form">
        <Field
          {...{ name: "motivo", label: texts.reason, value: rejected ?? "", maxLength: 500, alert: true }}
          error={rejected === null ? null : texts.reasonInvalid}
        />
        <div class="actions">
          <a class="br-button secondary" href={AREA_PATHS.lookup}>
            {texts.back}
          </a>
          <button class="br-button primary" type="submit">
            {texts.reveal}
          </button>
        </div>
      </PostForm>
    </section>
  );
}
