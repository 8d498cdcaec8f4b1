import { formatPersonNumber, isForeignCompany, isForeignPerson } from "../../../domain/identifiers.ts";
import type { Company } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import { Field } from "../../layout/field.tsx";
import { Submit } from "../../layout/submit.tsx";
import { Table } from "../../layout/table.tsx";
import { maskEmail } from "../look-ups.ts";
import { MEMBERS_PATH, pathOf } from "../paths.ts";
import { type Candidate, candidateName } from "../person.ts";
import { CompanyForm } from "./fields.tsx";
import { WithoutCpf, type WithoutCpfForm } from "./without-cpf.tsx";

const texts = delegation.search;

export interface SearchViewProps {
  company: Company;
  csrf: string;
  /** As it was typed. */
  typed: string;
  invalid: boolean;
  /** Null: nobody was asked for, or the CPF is none. */
  result: { cpf: string; candidate: Candidate | null } | null;
  invitation?: { email: string; invalid: boolean };
  /** What was typed into the invitation of somebody without CPF. */
  withoutCpf?: WithoutCpfForm;
}

/** "Delegar membros", as step 9 of the guide draws it: the search by CPF, and whom it found. */
export function SearchView({ company, csrf, typed, invalid, result, invitation, withoutCpf }: SearchViewProps) {
  const candidate = result?.candidate ?? null;
  const companyId = company.id;
  return (
    <>
      <p>{texts.lead}</p>
      <CompanyForm companyId={companyId} action={`${MEMBERS_PATH}/buscar`} csrf={csrf} class="plain-form search-form">
        <Field
          name="cpf"
          label={`${delegation.cpf}:`}
          value={typed}
          hint={texts.hint}
          error={invalid ? delegation.cpfInvalid : null}
        />
        <button class="br-button primary" type="submit">
          {texts.submit}
        </button>
      </CompanyForm>
      {candidate !== null && <Found companyId={companyId} candidate={candidate} />}
      {result !== null && candidate === null && (
        <section aria-labelledby="nao-encontrado">
          <h2 id="nao-encontrado">{texts.notFoundTitle}</h2>
          <p>{texts.notFound}</p>
          {!isForeignPerson(result.cpf) && <InvitationForm {...{ companyId, csrf, cpf: result.cpf }} {...invitation} />}
        </section>
      )}
      {isForeignCompany(company.cnpj) && <WithoutCpf {...{ companyId, csrf }} form={withoutCpf ?? null} />}
    </>
  );
}

function Found({ companyId, candidate }: { companyId: string; candidate: Candidate }) {
  return (
    <>
      <PersonTable
        candidate={candidate}
        option={
          candidate.exempt !== null ? (
            texts[candidate.exempt]
          ) : (
            <a
              class="br-button secondary small"
              href={pathOf(companyId, `/${candidate.cpf}`)}
              aria-label={texts.delegateLabel(candidateName(candidate))}
            >
              {texts.delegate}
            </a>
          )
        }
      />
      {candidate.member === null && <p class="fine">{texts.masked}</p>}
    </>
  );
}

/** The person as the guide shows him: Código, Nome, E-mail, Login. */
export function PersonTable({ candidate, option }: { candidate: Candidate; option?: preact.ComponentChildren }) {
  const { account, member, cpf } = candidate;
  const email = account === null ? member?.invitedEmail : account.email;
  const columns = option === undefined ? texts.columns.slice(0, 4) : texts.columns;
  return (
    <Table
      columns={columns}
      rows={[candidate]}
      keyOf={() => cpf}
      cells={() => [
        account?.code ?? "—",
        account?.displayName ?? delegation.members.invitedName,
        email ? (member === null ? maskEmail(email) : email) : "—",
        <span class="unbroken">{account === null ? formatPersonNumber(cpf) : cpf}</span>,
        ...(option === undefined ? [] : [option]),
      ]}
    />
  );
}

/** Invites somebody who could not be found. */
export function InvitationForm({
  companyId,
  csrf,
  cpf,
  email = "",
  invalid = false,
  again = false,
}: {
  companyId: string;
  csrf: string;
  cpf: string;
  email?: string;
  invalid?: boolean;
  again?: boolean;
}) {
  const invite = delegation.invite;
  return (
    <CompanyForm companyId={companyId} action={`${MEMBERS_PATH}/convidar`} csrf={csrf} class="plain-form">
      <h3>{again ? invite.again : invite.title}</h3>
      <input type="hidden" name="cpf" value={cpf} />
      <Field
        name="email"
        label={invite.email}
        value={email}
        hint={invite.hint}
        inputMode="email"
        error={invalid ? invite.emailInvalid : null}
      />
      <Submit kind={again ? "secondary" : "primary"}>{again ? invite.again : invite.submit}</Submit>
    </CompanyForm>
  );
}
