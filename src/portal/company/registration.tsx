import type { Express } from "express";
import type { CompanyRegistration, Process } from "../../store/types.ts";
import { company as texts } from "../../texts/company.ts";
import { brasiliaMoment } from "../../texts/moments.ts";
import type { PortalContext } from "../context.ts";
import { Panel } from "../layout/panel.tsx";
import { actingCompany, COMPANY_FIELD } from "./acting.ts";
import { sendCompanyPage, sendNoCompany } from "./page.tsx";
import { REGISTRATION_PATH } from "./paths.ts";

const { registration } = texts;
const fields = Object.keys(registration.fields) as (keyof typeof registration.fields)[];

/** `/empresa/cadastro`: what was registered about the company (P061), for everybody who acts for it. */
export function setUpRegistration(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(REGISTRATION_PATH, async (request, response) => {
    const acting = await actingCompany(context, request, response);
    if (acting === null) return sendNoCompany(context, response, registration.title);
    const { account, company } = acting;
    const registered = await store.companyRegistrations.of(company.id);
    const process = registered && (await store.processes.get(registered.processId));
    const bonds = await store.companies.bondsOf(account.id);
    const represents = bonds.some((bond) => bond.company.id === company.id);
    await sendCompanyPage(
      context,
      response,
      acting,
      { title: registration.title, current: REGISTRATION_PATH },
      <RegistrationPage
        {...{ registered, process }}
        companyId={company.id}
        open={represents || process?.openedBy.accountId === account.id}
      />,
    );
  });
}

interface RegistrationProps {
  companyId: string;
  registered: CompanyRegistration | null;
  /** The process in which it was registered. */
  process: Process | null;
  /** Whether this person may open its page. */
  open: boolean;
}

function RegistrationPage({ companyId, registered, process, open }: RegistrationProps) {
  const services = <a href={`/processos?${new URLSearchParams({ [COMPANY_FIELD]: companyId })}`}>{registration.start}</a>;
  if (registered === null) {
    return (
      <Panel title={registration.title}>
        <p>{registration.none}</p>
        <p>{services}</p>
      </Panel>
    );
  }
  const { content, registeredBy, registeredAt } = registered;
  return (
    <Panel title={registration.title} wide>
      <p>{registration.lead}</p>
      <dl class="facts">
        {fields.map((field) => (
          <>
            <dt>{registration.fields[field]}</dt>
            <dd>{String(content[field] ?? "") || registration.empty}</dd>
          </>
        ))}
        <dt>{registration.registeredBy}</dt>
        <dd>{registeredBy.name}</dd>
        <dt>{registration.registeredAt}</dt>
        <dd>{brasiliaMoment(registeredAt)}</dd>
        {process !== null && (
          <>
            <dt>{registration.process}</dt>
            <dd>{open ? <a href={`/processos/${process.id}`}>{process.number}</a> : process.number}</dd>
          </>
        )}
      </dl>
      <p>{registration.change}</p>
      <p>{services}</p>
    </Panel>
  );
}
