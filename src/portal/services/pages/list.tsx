import { randomUUID } from "node:crypto";
import type { StartRefusalCode } from "../../../domain/start-decision.ts";
import type { ActingCompany, Delegation, Service, StartableService } from "../../../store/types.ts";
import { brasiliaDay } from "../../../texts/moments.ts";
import { refusals } from "../../../texts/refusals.ts";
import { services } from "../../../texts/services.ts";
import { COMPANY_FIELD } from "../../company/acting.ts";
import { CompanyLinks } from "../../company/links.tsx";
import { HowItWorks } from "../../explanation/link.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { AskField } from "./ask.tsx";

const texts = services.list;

/** Refusals that a representative can lift by delegating. */
const HELPED: StartRefusalCode[] = [
  "start-bond-ended",
  "start-not-delegated",
  "start-delegation-other-version",
  "start-delegation-expired",
  "start-delegation-revoked",
  "start-delegation-renounced",
  "start-substitution-over",
];

export interface ServiceListProps {
  company: ActingCompany;
  startable: StartableService[];
  /** What has been delegated to this person by this company. */
  delegations: Delegation[];
  catalogue: Service[];
  /** Services for which a request waits. */
  askedFor: string[];
  csrf: string;
}

/** Every service that is offered, with the decision about it. */
export function ServiceListPage({ company, startable, delegations, catalogue, askedFor, csrf }: ServiceListProps) {
  const allowed = startable.filter(({ decision }) => decision.allowed);
  const refused = startable.filter(({ decision }) => !decision.allowed);
  return (
    <Panel title={texts.title} wide>
      <h2>{texts.mayStart}</h2>
      {allowed.length === 0 && <p>{texts.noneToStart}</p>}
      <Table
        columns={texts.columns}
        rows={allowed}
        keyOf={keyOf}
        cells={(entry) => [
          <ServiceName key="service" entry={entry} />,
          entry.service.team.name,
          <StartButton key="start" {...{ company, entry, csrf }} />,
        ]}
      />
      {delegations.length > 0 && <Delegations {...{ company, delegations, catalogue, csrf }} />}
      {refused.length > 0 && (
        <>
          <h2>{texts.mayNotStart}</h2>
          <Table
            columns={[texts.columns[0], texts.columns[1], texts.reasonColumn]}
            rows={refused}
            keyOf={keyOf}
            cells={(entry) => [
              <ServiceName key="service" entry={entry} />,
              entry.service.team.name,
              <WhyNot key="reason" {...{ company, entry, csrf }} asked={askedFor.includes(entry.service.id)} />,
            ]}
          />
        </>
      )}
      <CompanyLinks companyId={company.id} />
      <p>
        <a href="/servicos">{texts.publicLink}</a>
      </p>
    </Panel>
  );
}

const keyOf = ({ service, version }: StartableService) => `${service.id} ${version}`;
const nameOf = ({ service, version }: StartableService) => services.version(service.code, service.name, version);

function ServiceName({ entry }: { entry: StartableService }) {
  const process = entry.service.versions.find(({ version }) => version === entry.version)?.processKey;
  return (
    <>
      {nameOf(entry)}
      <span class="fine service-purpose">
        {entry.service.purpose} {process !== undefined && <HowItWorks process={process} of={nameOf(entry)} />}
      </span>
    </>
  );
}

/** Each button carries a key of its own: pressed twice, it opens one process. */
function StartButton({ company, entry, csrf }: { company: ActingCompany; entry: StartableService; csrf: string }) {
  return (
    <PostForm action="/processos/iniciar" csrf={csrf}>
      <input type="hidden" name={COMPANY_FIELD} value={company.id} />
      <input type="hidden" name="servico" value={entry.service.id} />
      <input type="hidden" name="versao" value={entry.version} />
      <input type="hidden" name="chave" value={randomUUID()} />
      <button class="br-button primary small" type="submit" aria-label={texts.startLabel(nameOf(entry))}>
        {texts.start}
      </button>
    </PostForm>
  );
}

function WhyNot({
  company,
  entry,
  asked,
  csrf,
}: {
  company: ActingCompany;
  entry: StartableService;
  asked: boolean;
  csrf: string;
}) {
  const { decision, service } = entry;
  if (decision.allowed) return null;
  const { title, cause } = refusals[decision.code];
  return (
    <>
      <strong>{title}.</strong> {cause}
      {asked && <p class="pending">{texts.asked}</p>}
      {!asked && HELPED.includes(decision.code) && (
        <details class="ask-service">
          <summary aria-label={`${texts.ask}: ${nameOf(entry)}`}>{texts.ask}</summary>
          <PostForm action="/processos/pedir" csrf={csrf} class="plain-form">
            <input type="hidden" name={COMPANY_FIELD} value={company.id} />
            <input type="hidden" name="cnpj" value={company.cnpj} />
            <input type="hidden" name="servico" value={service.id} />
            <AskField id={`motivo-${service.id}-${entry.version}`} />
            <button class="br-button secondary small" type="submit">
              {texts.send}
            </button>
          </PostForm>
        </details>
      )}
    </>
  );
}

function Delegations({
  company,
  delegations,
  catalogue,
  csrf,
}: Pick<ServiceListProps, "company" | "delegations" | "catalogue" | "csrf">) {
  const nameOfService = ({ serviceId, serviceVersion }: Delegation) => {
    const service = catalogue.find(({ id }) => id === serviceId);
    if (service === undefined) return serviceId;
    return serviceVersion === null
      ? `${service.code} - ${service.name}`
      : services.version(service.code, service.name, serviceVersion);
  };
  return (
    <>
      <h2>{texts.delegationsTitle}</h2>
      <Table
        columns={texts.delegationColumns}
        rows={delegations}
        keyOf={({ id }) => id}
        cells={(delegation) => [
          nameOfService(delegation),
          delegation.grantedBy.name,
          validity(delegation),
          <PostForm key="renounce" action="/processos/renunciar" csrf={csrf}>
            <input type="hidden" name={COMPANY_FIELD} value={company.id} />
            <input type="hidden" name="delegacao" value={delegation.id} />
            <button class="br-button secondary small" type="submit" aria-label={texts.renounceLabel(nameOfService(delegation))}>
              {texts.renounce}
            </button>
          </PostForm>,
        ]}
      />
    </>
  );
}

function validity({ state, validFrom, validUntil, grantedAt }: Delegation): string {
  if (state === "suspended") return texts.suspended;
  const begins = validFrom > grantedAt ? `${texts.from(brasiliaDay(validFrom))}. ` : "";
  return begins + (validUntil === null ? texts.openEnded : texts.until(validUntil));
}
