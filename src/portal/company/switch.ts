import type { Express } from "express";
import { services } from "../../texts/services.ts";
import type { PortalContext } from "../context.ts";
import { fieldOf } from "../middleware/parsing.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { actingCompany, COMPANY_FIELD } from "./acting.ts";
import { BACK_FIELD } from "./banner.tsx";
import { PROOF_PATH, REGISTRATION_PATH } from "./paths.ts";

/** Pages on which a choice can be made, and to which it leads back. */
const BACK = new Set(["/inicio", "/processos", "/membros", "/acompanhamento", REGISTRATION_PATH, PROOF_PATH]);

/**
 * `/empresa`: this browser goes on with another company. Pages that are open in other tabs stay with theirs: their forms
 * name it.
 */
export function setUpCompanySwitch(app: Express, context: PortalContext): void {
  app.post("/empresa", async (request, response) => {
    const acting = await actingCompany(context, request, response);
    const { id, legalName } = acting!.company;
    const wanted = fieldOf(request.body, BACK_FIELD);
    await sessionOf(response).update({
      companyId: id,
      notice: { kind: "success", text: services.company.switched(legalName) },
    });
    response.redirect(303, `${BACK.has(wanted) ? wanted : "/inicio"}?${new URLSearchParams({ [COMPANY_FIELD]: id })}`);
  });
}
