import { isForeignPerson } from "../../../domain/identifiers.ts";
import type { ServicePackage } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import type { FieldError } from "../../forms/types.ts";
import { Message } from "../../layout/message.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import type { MemberForm } from "../member-form.ts";
import { MEMBERS_PATH, pathOf } from "../paths.ts";
import { type Candidate, candidateName } from "../person.ts";
import type { DelegableService } from "../services.ts";
import { CompanyForm } from "./fields.tsx";
import { InvitationForm, PersonTable } from "./search.tsx";
import { SelectionCount } from "./service-picker.tsx";
import { PeriodFields, ServiceRow } from "./service-row.tsx";
import { WithoutCpfAgain } from "./without-cpf.tsx";

const texts = delegation.member;

export interface MemberViewProps {
  companyId: string;
  csrf: string;
  candidate: Candidate;
  services: DelegableService[];
  form: MemberForm;
  packages: ServicePackage[];
  errors: FieldError[];
  /** What was not done, by service, or what somebody else did meanwhile. */
  reports: { title: string; lines: { label: string; text: string }[] }[];
}

/** "Delegar Processos" of step 9: the services of one person, ticked where he has them. */
export function MemberView(props: MemberViewProps) {
  const { companyId, csrf, candidate, reports, errors } = props;
  const { cpf, account, member, exempt } = candidate;
  const way = (path: string, label: string) => <a href={pathOf(companyId, `/${cpf}${path}`)}>{label}</a>;
  return (
    <>
      <ErrorSummary errors={errors} />
      {reports.map(({ title, lines }) => (
        <Message key={title} kind="danger">
          <strong>{title}</strong>
          <ul>
            {lines.map(({ label, text }) => (
              <li key={label}>
                {label}: {text}
              </li>
            ))}
          </ul>
        </Message>
      ))}
      <h2>{texts.title}</h2>
      <PersonTable candidate={candidate} />
      {member !== null && (
        <p class="row-ways">
          {way("/historico", delegation.members.history)} {way("/desvincular", delegation.members.unlink)}{" "}
          <a href={pathOf(companyId, "/copiar", { de: cpf })}>{texts.copy}</a>
        </p>
      )}
      {exempt === null ? <ServicesForm {...props} /> : <p>{delegation.search[exempt]}</p>}
      {account === null &&
        (isForeignPerson(cpf) ? (
          <WithoutCpfAgain {...{ companyId, csrf }} number={cpf} />
        ) : (
          <InvitationForm {...{ companyId, csrf, cpf }} email={member?.invitedEmail ?? ""} again />
        ))}
    </>
  );
}

function ServicesForm({ companyId, csrf, candidate, services, form, packages, errors }: MemberViewProps) {
  const count = services.filter(({ service }) => form.ticked.has(service.id)).length;
  return (
    <CompanyForm companyId={companyId} action={`${MEMBERS_PATH}/${candidate.cpf}`} csrf={csrf} class="services-form">
      {/* Enter in a field sends the first button: it has to be this one. */}
      <button class="only-spoken" type="submit" tabIndex={-1} aria-hidden="true">
        {texts.submit}
      </button>
      <fieldset class="service-list" data-selection>
        <legend>{texts.legend}</legend>
        <div class="selection-bar">
          <SelectionCount count={count} />
          <button class="br-button secondary small" type="submit" name="marcar" value="todos" data-all>
            {delegation.selectAll}
          </button>
        </div>
        {packages.length > 0 && (
          <p class="packages">
            {texts.packages}{" "}
            {packages.map(({ id, name }) => (
              <button key={id} class="br-button secondary small" type="submit" name="pacote" value={id}>
                {name}
              </button>
            ))}
          </p>
        )}
        <ul>
          {services.map((entry) => (
            <ServiceRow key={entry.service.id} {...{ companyId, entry, form, errors }} />
          ))}
        </ul>
        <details class="terms" open={form.common.from !== "" || form.common.until !== ""}>
          <summary>{texts.common}</summary>
          <PeriodFields ending="" label={texts.common} period={form.common} errors={errors} />
        </details>
      </fieldset>
      <div class="actions">
        <span class="only-spoken">{candidateName(candidate)}</span>
        <button class="br-button primary" type="submit">
          {texts.submit}
        </button>
      </div>
    </CompanyForm>
  );
}
