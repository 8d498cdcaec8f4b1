import type { Service, Substitution } from "../../../store/types.ts";
import { delegation, substitutionStates } from "../../../texts/delegation.ts";
import { Field } from "../../layout/field.tsx";
import { Submit } from "../../layout/submit.tsx";
import { Table } from "../../layout/table.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import type { WrittenPeriod } from "../days.ts";
import { describePeriod } from "../member-form.ts";
import { MEMBERS_PATH, pathOf, sections } from "../paths.ts";
import { CompanyForm } from "./fields.tsx";
import { ServicePicker } from "./service-picker.tsx";

const texts = delegation.substitutions;

/** An absence as it is written. */
export interface WrittenSubstitution extends WrittenPeriod {
  cpfs: string;
  serviceIds: string[];
  reason: string;
}

interface SubstitutionsViewProps {
  companyId: string;
  csrf: string;
  substitutions: Substitution[];
  services: Service[];
  nameOf: (serviceId: string) => string;
  written: WrittenSubstitution;
  errors: { [Field in "cpfs" | "from" | "until" | "services" | "reason"]?: string };
}

/** Who stands in for whom, and the form for one's own absence. */
export function SubstitutionsView({ companyId, csrf, substitutions, services, nameOf, written, errors }: SubstitutionsViewProps) {
  const summary = [
    { key: "cpfs", controlId: "cpfs", label: texts.cpfs },
    { key: "from", controlId: "de", label: delegation.from },
    { key: "until", controlId: "ate", label: delegation.until },
    { key: "services", controlId: "servico", label: delegation.services },
    { key: "reason", controlId: "motivo", label: delegation.reason },
  ].flatMap((error) => {
    const message = errors[error.key as keyof typeof errors];
    return message === undefined ? [] : [{ ...error, messages: [message] }];
  });
  return (
    <>
      <ErrorSummary errors={summary} />
      <h2>{texts.title}</h2>
      <p>{texts.lead}</p>
      {substitutions.length === 0 && <p>{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={substitutions}
        keyOf={({ id }) => id}
        cells={({ id, substitute, absent, serviceIds, reason, state, endReason, ...period }) => [
          substitute.name,
          absent.name,
          describePeriod({ validFrom: period.from, validUntil: period.until }),
          serviceIds === null ? texts.all : serviceIds.map(nameOf).join("; "),
          reason,
          <>
            {substitutionStates[state]}{" "}
            {endReason !== null && <span class="row-note">{delegation.history.reason(endReason)}</span>}
            {(state === "planned" || state === "in-force") && (
              <a
                class="roomy"
                href={pathOf(companyId, `${sections.substitutions}/${id}/encerrar`)}
                aria-label={texts.endLabel(substitute.name)}
              >
                {texts.end}
              </a>
            )}
          </>,
        ]}
      />
      <h2>{texts.addTitle}</h2>
      <CompanyForm companyId={companyId} action={`${MEMBERS_PATH}${sections.substitutions}`} csrf={csrf} class="plain-form">
        <Field name="cpfs" label={texts.cpfs} value={written.cpfs} hint={texts.cpfsHint} rows={3} error={errors.cpfs ?? null} />
        <div class="period">
          <Field name="de" label={delegation.from} value={written.from} inputMode="numeric" error={errors.from ?? null} />
          <Field name="ate" label={delegation.until} value={written.until} inputMode="numeric" error={errors.until ?? null} />
          <p class="fine">{delegation.dayHint}</p>
        </div>
        <ServicePicker services={services} ticked={written.serviceIds} legend={texts.services} error={errors.services ?? null} />
        <Field name="motivo" label={delegation.reason} value={written.reason} error={errors.reason ?? null} />
        <Submit>{texts.submit}</Submit>
      </CompanyForm>
    </>
  );
}
