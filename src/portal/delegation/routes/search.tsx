import type { Express, Response } from "express";
import { normalisePersonNumber } from "../../../domain/identifiers.ts";
import { StoreError } from "../../../store/errors.ts";
import { delegation } from "../../../texts/delegation.ts";
import { lastDay } from "../../../texts/moments.ts";
import { portal } from "../../../texts/portal.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import type { Limit } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import type { LookUp } from "../look-ups.ts";
import { SearchView, type SearchViewProps } from "../pages/search.tsx";
import { MEMBERS_PATH } from "../paths.ts";
import { findCandidate } from "../person.ts";
import { type Representative, requireRepresentative } from "../representative.ts";
import { leaveTo, sendDelegationPage } from "../send.tsx";

const DAY_MS = 24 * 3_600_000;
/** Pressing twice sends one message. */
const DOUBLE_PRESS_MS = 60_000;

/**
 * "Delegar membros": the search by CPF, and the invitation of who cannot be found.
 *
 * @param invitations how many messages an account may have sent to strangers
 */
export function setUpSearch(app: Express, context: PortalContext, lookUp: LookUp, invitations: Limit): void {
  const { store, clock } = context;
  const nothing = { typed: "", invalid: false, result: null };

  app.get(`${MEMBERS_PATH}/delegar`, async (request, response) => {
    await send(response, await requireRepresentative(context, request, response), nothing);
  });

  // Sent as a form: a CPF does not belong into addresses that browsers and proxies remember.
  app.post(`${MEMBERS_PATH}/buscar`, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const typed = fieldOf(request.body, "cpf").trim();
    const cpf = normalisePersonNumber(typed);
    if (cpf === null) return send(response, acting, { ...nothing, typed, invalid: true });
    const candidate = await findCandidate(context, lookUp, acting, cpf, response);
    await send(response, acting, { typed, invalid: false, result: { cpf, candidate } });
  });

  app.post(`${MEMBERS_PATH}/convidar`, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const { account, company } = acting;
    const typed = fieldOf(request.body, "cpf");
    const email = fieldOf(request.body, "email").trim();
    const cpf = normalisePersonNumber(typed);
    if (cpf === null) return send(response, acting, { ...nothing, typed, invalid: true });
    const before = await store.members.find({ companyId: company.id, cpf });
    const days = await store.settings.get("invitation-days");
    const renewedAt = (before?.invitationExpiresAt?.getTime() ?? 0) - days * DAY_MS;
    const isAgain = before?.invitedEmail === email && clock().getTime() - renewedAt < DOUBLE_PRESS_MS;
    try {
      if (!isAgain) await invitations.consume(account.id);
      const member = isAgain ? before : await store.members.invite({ actorId: account.id, companyId: company.id, cpf, email });
      const until = lastDay(member.invitationExpiresAt!);
      await leaveTo(response, acting, `/${cpf}`, "success", delegation.invite.done(email, until));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (error.code === "member-confirmed") return leaveTo(response, acting, `/${cpf}`, "info", delegation.invite.already);
      if (error.code !== "email-invalid") throw error;
      await invitations.reward(account.id);
      const invitation = { email, invalid: true };
      await send(response, acting, { typed, invalid: false, result: { cpf, candidate: null }, invitation });
    }
  });

  const send = (response: Response, acting: Representative, view: SearchedFor) => sendSearch(context, response, acting, view);
}

/** What a search came to, or what was typed into one of the forms beside it. */
export type SearchedFor = Omit<SearchViewProps, "company" | "csrf">;

/** Sends the page of the search. */
export async function sendSearch(
  context: PortalContext,
  response: Response,
  acting: Representative,
  view: SearchedFor,
): Promise<void> {
  const csrf = await sessionOf(response).csrfToken();
  const wrong = view.invalid || view.invitation?.invalid === true || Object.keys(view.withoutCpf?.errors ?? {}).length > 0;
  const { title } = delegation;
  await sendDelegationPage(
    context,
    response,
    acting,
    { title: wrong ? portal.journey.errorTitle(title) : title, status: wrong ? 422 : 200, section: "delegate" },
    <SearchView company={acting.company} csrf={csrf} {...view} />,
  );
}
