import type { Express, Request, Response } from "express";
import { StoreError } from "../../../store/errors.ts";
import type { DelegationRequest } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { portal } from "../../../texts/portal.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { objectionToReason } from "../pages/confirm.tsx";
import { RequestsView } from "../pages/requests.tsx";
import { MEMBERS_PATH, sections } from "../paths.ts";
import { type Representative, requireRepresentative } from "../representative.ts";
import { leaveTo, sendDelegationPage } from "../send.tsx";
import { serviceNames } from "../services.ts";

const PATH = `${MEMBERS_PATH}${sections.requests}`;

/** What members ask for, approved or refused with one press. */
export function setUpRequests(app: Express, context: PortalContext): void {
  const { store } = context;
  const texts = delegation.requests;

  app.get(PATH, async (request, response) => {
    await send(response, await requireRepresentative(context, request, response), null);
  });

  app.post(`${PATH}/:id`, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const { account } = acting;
    const known = await find(request, acting);
    if (known === null) return leaveTo(response, acting, sections.requests, "warning", texts.gone);
    const approve = fieldOf(request.body, "decisao") === "aprovar";
    const reason = fieldOf(request.body, "motivo").trim();
    const error = objectionToReason(reason, !approve);
    if (known.state === "open" && error !== null) return send(response, acting, { id: known.id, reason, error });
    try {
      const decided = await store.delegationRequests.decide({
        ...{ actorId: account.id, requestId: known.id, approve, reason: reason || null },
      });
      await tell(response, acting, decided, approve);
    } catch (problem) {
      if (!(problem instanceof StoreError && problem.code === "already-allowed")) throw problem;
      await send(response, acting, { id: known.id, reason, error: texts.impossible });
    }
  });

  /** The request, if it is one of this company; its state is as of now. */
  async function find(request: Request, { company }: Representative): Promise<DelegationRequest | null> {
    const asked = await store.delegationRequests.ofAccount(fieldOf(request.body, "pessoa"));
    return asked.find(({ id, company: { id: companyId } }) => id === request.params.id && companyId === company.id) ?? null;
  }

  async function tell(response: Response, acting: Representative, decided: DelegationRequest, approve: boolean): Promise<void> {
    const { requester, state, decidedBy, decidedAt } = decided;
    const leave = (kind: "success" | "info", text: string) => leaveTo(response, acting, sections.requests, kind, text);
    if (state === "withdrawn") return leave("info", texts.withdrawn);
    const isOwn = decidedBy?.accountId === acting.account.id;
    if (!isOwn || state !== (approve ? "approved" : "refused")) {
      const who = isOwn ? delegation.you : (decidedBy?.name ?? delegation.somebody);
      return leave("info", texts.already(texts.decisions[state], who, brasiliaMoment(decidedAt!)));
    }
    const service = (await serviceNames(store))(decided.serviceId);
    await leave("success", approve ? texts.approved(requester.name, service) : texts.refused(requester.name));
  }

  async function send(
    response: Response,
    acting: Representative,
    rejected: { id: string; reason: string; error: string } | null,
  ): Promise<void> {
    const companyId = acting.company.id;
    const [requests, nameOf] = await Promise.all([store.delegationRequests.openOf(companyId), serviceNames(store)]);
    const csrf = await sessionOf(response).csrfToken();
    await sendDelegationPage(
      context,
      response,
      acting,
      {
        title: rejected === null ? texts.title : portal.journey.errorTitle(texts.title),
        status: rejected === null ? 200 : 422,
        section: "requests",
      },
      <RequestsView {...{ companyId, csrf, requests, nameOf, rejected }} />,
    );
  }
}
