import type { Express, Request, Response } from "express";
import { normalisePersonNumber } from "../../../domain/identifiers.ts";
import { delegation } from "../../../texts/delegation.ts";
import type { PortalContext } from "../../context.ts";
import { PortalProblem } from "../../problem.ts";
import { createTeller } from "../outcomes.ts";
import { HistoryView, UsesView } from "../pages/history.tsx";
import { MEMBERS_PATH } from "../paths.ts";
import { candidateName } from "../person.ts";
import { requireRepresentative } from "../representative.ts";
import { sendDelegationPage } from "../send.tsx";
import { serviceNames } from "../services.ts";

/** What was ever delegated to a person by this company, and the processes opened under it. */
export function setUpHistory(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(`${MEMBERS_PATH}/:cpf/historico`, async (request, response) => {
    const { acting, cpf, name, delegations } = await open(request, response);
    const teller = createTeller(store, acting.account.id);
    const nameOf = await serviceNames(store);
    const entries = [];
    for (const entry of delegations) {
      const isFirstState = entry.state === "active" || entry.state === "pending";
      const changedBy = isFirstState ? null : await teller.nameOf(entry.stateBy);
      entries.push({ delegation: entry, service: nameOf(entry.serviceId), changedBy });
    }
    const title = delegation.history.title(name);
    const companyId = acting.company.id;
    await sendDelegationPage(
      context,
      response,
      acting,
      { title, section: "members" },
      <HistoryView {...{ companyId, cpf, title, entries }} />,
    );
  });

  app.get(`${MEMBERS_PATH}/:cpf/usos/:id`, async (request, response) => {
    const { acting, cpf, name, delegations } = await open(request, response);
    const used = delegations.find(({ id }) => id === request.params.id);
    if (used === undefined) throw new PortalProblem("notFound", 404);
    const [processes, nameOf] = await Promise.all([store.processes.usesOf(used.id), serviceNames(store)]);
    const companyId = acting.company.id;
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: delegation.uses.title, section: "members" },
      <UsesView {...{ companyId, cpf, name, processes }} service={nameOf(used.serviceId)} />,
    );
  });

  async function open(request: Request, response: Response) {
    const acting = await requireRepresentative(context, request, response);
    const cpf = normalisePersonNumber(String(request.params.cpf));
    if (cpf === null) throw new PortalProblem("notFound", 404);
    const companyId = acting.company.id;
    const [member, delegations] = await Promise.all([
      store.members.find({ companyId, cpf }),
      store.delegations.ofMember({ companyId, cpf, all: true }),
    ]);
    // Whoever never had to do with this company is none of its business.
    if (member === null && delegations.length === 0) throw new PortalProblem("notFound", 404);
    const account = member === null ? await store.accounts.findByCpf(cpf) : member.account;
    return { acting, cpf, name: candidateName({ account, cpf }), delegations };
  }
}
