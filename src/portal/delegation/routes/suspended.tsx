import type { Express, Response } from "express";
import { delegation } from "../../../texts/delegation.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf, valuesOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { EndSuspendedView, type SuspendedEntry, SuspendedView } from "../pages/suspended.tsx";
import { MEMBERS_PATH, sections } from "../paths.ts";
import { candidateName } from "../person.ts";
import { type Representative, requireRepresentative } from "../representative.ts";
import { leaveTo, sendDelegationPage } from "../send.tsx";
import { serviceNames } from "../services.ts";

const PATH = `${MEMBERS_PATH}${sections.suspended}`;

/** Delegations whose grantor left: confirmed or ended in one list. */
export function setUpSuspended(app: Express, context: PortalContext): void {
  const { store } = context;
  const texts = delegation.suspended;

  app.get(PATH, async (request, response) => {
    await send(response, await requireRepresentative(context, request, response), false);
  });

  app.post(PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const { account, company } = acting;
    const picked = valuesOf(request.body, "delegacao");
    if (picked.length === 0) return send(response, acting, true);
    const ends = fieldOf(request.body, "acao") === "encerrar";
    if (ends && fieldOf(request.body, "confirmado") === "") {
      const entries = (await entriesOf(company.id)).filter((entry) => picked.includes(entry.delegation.id));
      if (entries.length === 0) return leaveTo(response, acting, sections.suspended, "info", texts.alreadyDecided);
      const csrf = await sessionOf(response).csrfToken();
      return sendDelegationPage(
        context,
        response,
        acting,
        { title: texts.endTitle, section: "suspended" },
        <EndSuspendedView companyId={company.id} csrf={csrf} entries={entries} />,
      );
    }
    const decision = ends ? { confirm: [], end: picked } : { confirm: picked, end: [] };
    const results = await store.delegations.settleSuspended({ actorId: account.id, companyId: company.id, ...decision });
    const count = (kind: string) => results.filter(({ result }) => result === kind).length;
    const [confirmed, ended] = [count("confirmed"), count("revoked")];
    const late = picked.length - confirmed - ended;
    const kind = late === 0 ? "success" : "info";
    const text = confirmed + ended === 0 ? texts.alreadyDecided : texts.done(confirmed, ended, late);
    await leaveTo(response, acting, sections.suspended, kind, text);
  });

  async function entriesOf(companyId: string): Promise<SuspendedEntry[]> {
    const [suspended, nameOf] = await Promise.all([store.delegations.suspendedIn(companyId), serviceNames(store)]);
    return Promise.all(
      suspended.map(async (entry) => {
        const account = entry.accountId === null ? null : await store.accounts.get(entry.accountId);
        return { delegation: entry, service: nameOf(entry.serviceId), person: candidateName({ account, cpf: entry.cpf }) };
      }),
    );
  }

  async function send(response: Response, acting: Representative, invalid: boolean): Promise<void> {
    const companyId = acting.company.id;
    const csrf = await sessionOf(response).csrfToken();
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: texts.title, section: "suspended", status: invalid ? 422 : 200 },
      <SuspendedView {...{ companyId, csrf, invalid }} entries={await entriesOf(companyId)} />,
    );
  }
}
