import { formatCompanyNumber } from "../../../domain/identifiers.ts";
import type { DelegationRequest, Service } from "../../../store/types.ts";
import { brasiliaDay } from "../../../texts/moments.ts";
import { services as allTexts } from "../../../texts/services.ts";
import { COMPANY_FIELD } from "../../company/acting.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Message } from "../../layout/message.tsx";
import { Submit } from "../../layout/submit.tsx";
import { Table } from "../../layout/table.tsx";

const texts = allTexts.list;

/** A request that was not accepted, as it was typed. */
export interface AskForm {
  cnpj: string;
  serviceId: string;
  reason: string;
  error: string;
}

export interface AskProps {
  form: AskForm | null;
  services: Service[];
  /** What this person has asked for, the newest first. */
  requests: DelegationRequest[];
  csrf: string;
  /** The company below whose list it stands; null: the page of somebody without one. */
  companyId: string | null;
}

/** Asking the representatives of a company for a service, and what became of it. */
export function AskPage({ form, services, requests, csrf, companyId }: AskProps) {
  const nameOf = (id: string) => {
    const service = services.find((candidate) => candidate.id === id);
    return service === undefined ? id : `${service.code} - ${service.name}`;
  };
  return (
    <section class="panel panel-wide second-panel">
      {companyId !== null ? (
        <h2>{texts.askTitle}</h2>
      ) : (
        <>
          <h1>{texts.title}</h1>
          <p>{texts.noCompany}</p>
          <h2>{texts.askTitle}</h2>
        </>
      )}
      {form !== null && <Message kind="danger">{form.error}</Message>}
      <p>{texts.askText}</p>
      <PostForm action="/processos/pedir" csrf={csrf} class="plain-form ask-form">
        {companyId !== null && <input type="hidden" name={COMPANY_FIELD} value={companyId} />}
        <Field id="pedido-cnpj" name="cnpj" label={texts.cnpj} value={form?.cnpj ?? ""} />
        <div class="br-input">
          <label for="pedido-servico">{texts.service}</label>
          <select id="pedido-servico" name="servico">
            {services.map((service) => (
              <option key={service.id} value={service.id} selected={service.id === form?.serviceId}>
                {nameOf(service.id)}
              </option>
            ))}
          </select>
        </div>
        <AskField id="pedido-motivo" value={form?.reason} />
        <Submit kind="secondary">{texts.send}</Submit>
      </PostForm>
      {requests.length > 0 && <Requests {...{ requests, nameOf, csrf }} />}
    </section>
  );
}

/** Why the service is needed. */
export function AskField({ id, value = "" }: { id: string; value?: string | undefined }) {
  return <Field {...{ id, value }} name="motivo" label={texts.reason} hint={texts.reasonHint} rows={3} maxLength={1000} />;
}

function Requests({ requests, nameOf, csrf }: { requests: DelegationRequest[]; nameOf: (id: string) => string; csrf: string }) {
  return (
    <>
      <h2>{texts.requestsTitle}</h2>
      <Table
        columns={texts.requestColumns}
        rows={requests}
        keyOf={({ id }) => id}
        cells={({ id, serviceId, company, requestedAt, state, decisionReason }) => [
          nameOf(serviceId),
          `${company.legalName} (${formatCompanyNumber(company.cnpj)})`,
          brasiliaDay(requestedAt),
          <>
            {texts.requestStates[state]}
            {decisionReason !== null && `: ${decisionReason}`}
            {state === "open" && (
              <PostForm action="/processos/pedidos/retirar" csrf={csrf}>
                <input type="hidden" name="pedido" value={id} />
                <button class="br-button secondary small" type="submit" aria-label={texts.withdrawLabel(nameOf(serviceId))}>
                  {texts.withdraw}
                </button>
              </PostForm>
            )}
          </>,
        ]}
      />
    </>
  );
}
