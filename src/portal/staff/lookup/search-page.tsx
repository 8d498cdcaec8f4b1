import { maskPersonNumber } from "../../../domain/identifiers.ts";
import type { Account, Company } from "../../../store/types.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { describeCompanyNumber, describePersonNumber } from "../../../texts/numbers.ts";
import { staffLookup as texts } from "../../../texts/staff-lookup.ts";
import { maskEmail } from "../../delegation/look-ups.ts";
import { Field } from "../../layout/field.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { AREA_PATHS } from "../areas.ts";
import { accountPath, companyPath } from "./paths.ts";

export interface LookupProps {
  text: string;
  /** Too few letters to search for. */
  short: boolean;
  /** Null: nothing was asked for. */
  found: { accounts: Account[]; companies: Company[]; more: boolean } | null;
}

/** Finds people and companies. */
export function LookupPage({ text, short, found }: LookupProps) {
  return (
    <Panel title={texts.title} wide>
      <p>{texts.lead}</p>
      <form method="get" action={AREA_PATHS.lookup} class="search-form" noValidate>
        <Field
          {...{ name: "busca", label: texts.label, hint: texts.hint, value: text, maxLength: 200, alert: true }}
          error={short ? texts.short : null}
        />
        <button class="br-button primary" type="submit">
          {texts.submit}
        </button>
      </form>
      {found !== null && found.accounts.length + found.companies.length === 0 && <p role="status">{texts.none}</p>}
      {found !== null && found.accounts.length > 0 && <h2>{texts.accountsTitle}</h2>}
      <Table
        columns={texts.accountColumns}
        rows={found?.accounts ?? []}
        keyOf={({ id }) => id}
        cells={(account) => [
          <a href={accountPath(account.id)}>{account.displayName}</a>,
          <span class="unbroken">{describePersonNumber(account.cpf, maskPersonNumber)}</span>,
          account.code,
          account.email === null ? "" : maskEmail(account.email),
          brasiliaMoment(account.lastLoginAt),
        ]}
      />
      {found !== null && found.companies.length > 0 && <h2>{texts.companiesTitle}</h2>}
      <Table
        columns={texts.companyColumns}
        rows={found?.companies ?? []}
        keyOf={({ id }) => id}
        cells={(company) => [
          <a href={companyPath(company.id)}>{company.legalName}</a>,
          <span class="unbroken">{describeCompanyNumber(company.cnpj)}</span>,
        ]}
      />
      {found?.more && <p class="fine">{texts.more}</p>}
    </Panel>
  );
}
