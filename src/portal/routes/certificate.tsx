import type { Express, Request } from "express";
import { PRESENTATION_PATH } from "../../certificate/index.ts";
import { isRefusalCode, type RefusalCode } from "../../domain/refusal.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { awaitStep } from "../journey/await-step.ts";
import { isAt } from "../journey/state.ts";
import { sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { CertificatePage } from "../pages/certificate.tsx";
import { mayWalk } from "./journey.tsx";

/** Seconds a person has for choosing a certificate. */
const TICKET_TTL_S = 600;

/** `/certificado`: what will happen on the TLS host, and the way there with a single-use ticket. */
export function setUpCertificate(app: Express, context: PortalContext): void {
  app.get("/certificado", async (request, response) => {
    const { journeyId } = sessionOf(response);
    const state = journeyId === null ? null : await awaitStep(context, journeyId);
    if (
      journeyId === null ||
      state?.kind !== "waiting" ||
      !isAt(state, "present-ecnpj") ||
      !(await mayWalk(context, response, journeyId))
    ) {
      response.redirect(303, "/jornada");
      return;
    }
    const ticket = await context.store.certificates.createTicket({ journeyId, ttl: TICKET_TTL_S });
    const url = new URL(PRESENTATION_PATH, context.certificate.url);
    url.searchParams.set("ticket", ticket);
    await sendPage(
      context,
      response,
      { title: portal.certificate.title },
      <CertificatePage progress={state.progress} presentUrl={url.href} refusal={refusalOf(request)} />,
    );
  });
}

/** What the TLS host said about the last try: a code we know and a reference of the audit, nothing else. */
function refusalOf({ query }: Request): { code: RefusalCode; reference: string | null } | null {
  const [code, reference] = [String(query.recusa ?? ""), String(query.numero ?? "")];
  if (!isRefusalCode(code)) return null;
  return { code, reference: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(reference) ? reference : null };
}
