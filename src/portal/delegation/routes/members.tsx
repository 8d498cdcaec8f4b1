import type { Express } from "express";
import { delegation } from "../../../texts/delegation.ts";
import type { PortalContext } from "../../context.ts";
import { MembersView } from "../pages/members.tsx";
import { MEMBERS_PATH } from "../paths.ts";
import { requireRepresentative } from "../representative.ts";
import { sendDelegationPage } from "../send.tsx";

const PAGE_SIZE = 20;

/** "Membros delegados": who is tied to the company. */
export function setUpMembers(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(MEMBERS_PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const companyId = acting.company.id;
    const search = textOf(request.query.busca).trim();
    const page = Math.min(Math.max(Number.parseInt(textOf(request.query.pagina), 10) || 1, 1), 50_000);
    const window = { first: (page - 1) * PAGE_SIZE, size: PAGE_SIZE };
    const [{ members, total }, requests, suspended] = await Promise.all([
      store.members.list({ companyId, search, offset: window.first, limit: PAGE_SIZE }),
      store.delegationRequests.openOf(companyId),
      store.delegations.suspendedIn(companyId),
    ]);
    const waiting = { requests: requests.length, suspended: suspended.length };
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: delegation.title, section: "members" },
      <MembersView {...{ companyId, members, total, search, window, waiting }} />,
    );
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
