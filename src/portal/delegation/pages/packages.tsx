import type { Service, ServicePackage } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import { Field } from "../../layout/field.tsx";
import { Table } from "../../layout/table.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { MEMBERS_PATH, pathOf, sections } from "../paths.ts";
import { CompanyForm } from "./fields.tsx";
import { ServicePicker } from "./service-picker.tsx";

const texts = delegation.packages;

interface PackagesViewProps {
  companyId: string;
  packages: ServicePackage[];
  nameOf: (serviceId: string) => string;
}

/** The packages of a company. */
export function PackagesView({ companyId, packages, nameOf }: PackagesViewProps) {
  const to = (path: string) => pathOf(companyId, `${sections.packages}${path}`);
  return (
    <>
      <h2>{texts.title}</h2>
      <p>{texts.lead}</p>
      {packages.length === 0 && <p>{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={packages}
        keyOf={({ id }) => id}
        cells={({ id, name, description, serviceIds }) => [
          name,
          description || "—",
          <ul class="compact">
            {serviceIds.map((serviceId) => (
              <li key={serviceId}>{nameOf(serviceId)}</li>
            ))}
          </ul>,
          <span class="row-ways">
            <a class="roomy" href={to(`/${id}`)} aria-label={texts.editLabel(name)}>
              {texts.edit}
            </a>{" "}
            <a class="roomy" href={to(`/${id}/excluir`)} aria-label={texts.removeLabel(name)}>
              {texts.remove}
            </a>
          </span>,
        ]}
      />
      <div class="actions">
        <a class="br-button primary" href={to("/novo")}>
          {texts.add}
        </a>
      </div>
    </>
  );
}

export interface PackageFormProps {
  companyId: string;
  csrf: string;
  title: string;
  /** `id` null: a new one. */
  written: { id: string | null; name: string; description: string; serviceIds: string[] };
  errors: { name?: string; description?: string; services?: string };
  services: Service[];
}

/** Name, description and services of a package. */
export function PackageForm({ companyId, csrf, title, written, errors, services }: PackageFormProps) {
  const { id, name, description, serviceIds } = written;
  const summary = [
    { key: "name", controlId: "nome", label: texts.name, message: errors.name },
    { key: "description", controlId: "descricao", label: texts.description, message: errors.description },
    { key: "services", controlId: "servico", label: delegation.services, message: errors.services },
  ].flatMap(({ message, ...error }) => (message === undefined ? [] : [{ ...error, messages: [message] }]));
  return (
    <>
      <ErrorSummary errors={summary} />
      <h2>{title}</h2>
      <CompanyForm companyId={companyId} action={`${MEMBERS_PATH}${sections.packages}`} csrf={csrf} class="plain-form">
        {id !== null && <input type="hidden" name="id" value={id} />}
        <Field name="nome" label={texts.name} value={name} error={errors.name ?? null} />
        <Field name="descricao" label={texts.description} value={description} error={errors.description ?? null} />
        <ServicePicker services={services} ticked={serviceIds} legend={delegation.services} error={errors.services ?? null} />
        <div class="actions">
          <a class="br-button secondary" href={pathOf(companyId, sections.packages)}>
            {delegation.cancel}
          </a>
          <button class="br-button primary" type="submit">
            {texts.submit}
          </button>
        </div>
      </CompanyForm>
    </>
  );
}
