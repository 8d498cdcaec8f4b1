import type { DelegationRequest } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { describePersonNumber } from "../../../texts/numbers.ts";
import { Field } from "../../layout/field.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { MEMBERS_PATH, sections } from "../paths.ts";
import { CompanyForm } from "./fields.tsx";

const texts = delegation.requests;

interface RequestsViewProps {
  companyId: string;
  csrf: string;
  requests: DelegationRequest[];
  nameOf: (serviceId: string) => string;
  /** A decision that could not be taken, and why. */
  rejected: { id: string; reason: string; error: string } | null;
}

/** Requests that wait, each with its two buttons. */
export function RequestsView({ requests, rejected, ...props }: RequestsViewProps) {
  const errors =
    rejected === null
      ? []
      : [{ key: "motivo", controlId: `motivo-${rejected.id}`, label: delegation.reason, messages: [rejected.error] }];
  return (
    <>
      <ErrorSummary errors={errors} />
      <h2>{texts.title}</h2>
      {requests.length === 0 && <p>{texts.none}</p>}
      {requests.map((request) => (
        <Request key={request.id} {...props} request={request} rejected={rejected?.id === request.id ? rejected : null} />
      ))}
    </>
  );
}

type RequestProps = Omit<RequestsViewProps, "requests"> & { request: DelegationRequest };

function Request({ companyId, csrf, nameOf, request, rejected }: RequestProps) {
  const { id, requester, serviceId, reason, requestedAt } = request;
  const service = nameOf(serviceId);
  return (
    <article class="card" aria-labelledby={`pedido-${id}`}>
      <h3 id={`pedido-${id}`}>{texts.asks(requester.name, service)}</h3>
      <p class="fine">
        {describePersonNumber(requester.cpf)}. {texts.when(brasiliaMoment(requestedAt))}
      </p>
      {reason !== "" && <p>{texts.reason(reason)}</p>}
      <CompanyForm companyId={companyId} action={`${MEMBERS_PATH}${sections.requests}/${id}`} csrf={csrf} class="plain-form">
        <input type="hidden" name="pessoa" value={requester.accountId} />
        <Field
          id={`motivo-${id}`}
          name="motivo"
          label={texts.decisionReason}
          value={rejected?.reason ?? ""}
          error={rejected?.error ?? null}
        />
        <div class="actions">
          <button
            class="br-button secondary"
            type="submit"
            name="decisao"
            value="recusar"
            aria-label={texts.refuseLabel(requester.name, service)}
          >
            {texts.refuse}
          </button>
          <button
            class="br-button primary"
            type="submit"
            name="decisao"
            value="aprovar"
            aria-label={texts.approveLabel(requester.name, service)}
          >
            {texts.approve}
          </button>
        </div>
      </CompanyForm>
    </article>
  );
}
