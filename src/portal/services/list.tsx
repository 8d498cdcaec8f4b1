import type { Express, Response } from "express";
import { services } from "../../texts/services.ts";
import { type Acting, actingCompany } from "../company/acting.ts";
import { sendCompanyPage } from "../company/page.tsx";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { requireAccount } from "../routes/guard.ts";
import { type AskForm, AskPage } from "./pages/ask.tsx";
import { ServiceListPage } from "./pages/list.tsx";

/** `/processos`: what this person may start for this company, and why not the rest. */
export function setUpServiceList(app: Express, context: PortalContext): void {
  app.get("/processos", async (request, response) => {
    await sendServiceList(context, response, await actingCompany(context, request, response));
  });
}

/** The list; with what was wrong with a request for a service, when there was one. */
export async function sendServiceList(
  context: PortalContext,
  response: Response,
  acting: Acting | null,
  asked: AskForm | null = null,
): Promise<void> {
  const { store } = context;
  const account = await requireAccount(context, response);
  const csrf = await sessionOf(response).csrfToken();
  const title = services.list.title;
  const status = asked === null ? 200 : 422;
  const [catalogue, requests] = await Promise.all([store.services.list(), store.delegationRequests.ofAccount(account.id)]);
  const ask = (
    <AskPage form={asked} services={catalogue} requests={requests} csrf={csrf} companyId={acting?.company.id ?? null} />
  );
  if (acting === null) return sendPage(context, response, { title, status }, ask);
  const { company } = acting;
  const [startable, all] = await Promise.all([
    store.delegations.startable({ accountId: account.id, companyId: company.id }),
    store.delegations.ofAccount(account.id),
  ]);
  const delegations = all.filter(
    ({ companyId, state }) => companyId === company.id && ["active", "pending", "suspended"].includes(state),
  );
  const open = requests.filter((request) => request.state === "open" && request.company.id === company.id);
  await sendCompanyPage(
    context,
    response,
    acting,
    { title, status, current: "/processos" },
    <>
      <ServiceListPage
        {...{ company, startable, delegations, csrf, catalogue }}
        askedFor={open.map(({ serviceId }) => serviceId)}
      />
      {ask}
    </>,
  );
}
