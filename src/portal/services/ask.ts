import type { Express, Response } from "express";
import { StoreError } from "../../store/errors.ts";
import { services } from "../../texts/services.ts";
import { actingCompany, COMPANY_FIELD } from "../company/acting.ts";
import type { PortalContext } from "../context.ts";
import { fieldOf } from "../middleware/parsing.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";
import { sendServiceList } from "./list.tsx";

const REASON_LIMIT = 1_000;
const texts = services.list;

/** Asking for a service, withdrawing that, and giving a delegation back. */
export function setUpAsking(app: Express, context: PortalContext): void {
  const { store } = context;

  const leave = async (response: Response, text: string, companyId = "") => {
    await sessionOf(response).update({ notice: { kind: "success", text } });
    response.redirect(303, companyId === "" ? "/processos" : `/processos?${new URLSearchParams({ [COMPANY_FIELD]: companyId })}`);
  };

  app.post("/processos/pedir", async (request, response) => {
    const account = await requireAccount(context, response);
    const field = (name: string) => fieldOf(request.body, name).trim();
    const form = { cnpj: field("cnpj"), serviceId: field("servico"), reason: field("motivo") };
    const companyId = field(COMPANY_FIELD);
    const refuse = async (code: string) => {
      const error = texts.askErrors[code];
      if (error === undefined) throw new PortalProblem("badRequest", 400);
      const acting = companyId === "" ? null : await actingCompany(context, request, response);
      await sendServiceList(context, response, acting, { ...form, error });
    };
    if (form.reason === "" || form.reason.length > REASON_LIMIT) return refuse("reason-missing");
    try {
      await store.delegationRequests.ask({ accountId: account.id, ...form });
    } catch (error) {
      if (!(error instanceof StoreError) || texts.askErrors[error.code] === undefined) throw error;
      return refuse(error.code);
    }
    await leave(response, texts.requestSent, companyId);
  });

  app.post("/processos/pedidos/retirar", async (request, response) => {
    const account = await requireAccount(context, response);
    await unlessUnknown(store.delegationRequests.withdraw({ accountId: account.id, requestId: fieldOf(request.body, "pedido") }));
    await leave(response, texts.withdrawn);
  });

  app.post("/processos/renunciar", async (request, response) => {
    const account = await requireAccount(context, response);
    const delegationId = fieldOf(request.body, "delegacao");
    const { serviceId, companyId } = await unlessUnknown(store.delegations.renounce({ accountId: account.id, delegationId }));
    const service = await store.services.get(serviceId);
    await leave(response, texts.renounced(service === null ? serviceId : `${service.code} - ${service.name}`));
    context.log.info({ delegationId, companyId }, "delegation renounced");
  });
}

/** What is not this person's does not exist for him. */
async function unlessUnknown<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof StoreError && error.code !== "database-unavailable") throw new PortalProblem("notFound", 404);
    throw error;
  }
}
