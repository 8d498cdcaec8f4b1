import type { Express, Request, Response } from "express";
import { normalisePersonNumber } from "../../../domain/identifiers.ts";
import { StoreError } from "../../../store/errors.ts";
import { delegation } from "../../../texts/delegation.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { ConfirmView, objectionToReason } from "../pages/confirm.tsx";
import { MEMBERS_PATH, pathOf } from "../paths.ts";
import { candidateName } from "../person.ts";
import { requireRepresentative } from "../representative.ts";
import { leaveTo, sendDelegationPage } from "../send.tsx";

const PATH = `${MEMBERS_PATH}/:cpf/desvincular`;

/** The end of a person's tie to the company, with all that rests on it. */
export function setUpUnlink(app: Express, context: PortalContext): void {
  const { store } = context;
  const texts = delegation.unlink;

  app.get(PATH, (request, response) => ask(request, response, { value: "", error: null }));

  app.post(PATH, async (request, response) => {
    const { acting, member } = await open(request, response);
    if (member === null) return leaveTo(response, acting, "", "info", texts.gone);
    const reason = fieldOf(request.body, "motivo").trim();
    const error = objectionToReason(reason, true);
    if (error !== null) return ask(request, response, { value: reason, error });
    const { account, company } = acting;
    try {
      await store.members.unlink({ actorId: account.id, companyId: company.id, cpf: member.cpf, reason });
      await leaveTo(response, acting, "", "success", texts.done(candidateName(member)));
    } catch (problem) {
      if (!(problem instanceof StoreError && problem.code === "member-unknown")) throw problem;
      await leaveTo(response, acting, "", "info", texts.gone);
    }
  });

  async function open(request: Request, response: Response) {
    const acting = await requireRepresentative(context, request, response);
    const cpf = normalisePersonNumber(String(request.params.cpf));
    const member = cpf === null ? null : await store.members.find({ companyId: acting.company.id, cpf });
    return { acting, member };
  }

  async function ask(request: Request, response: Response, reason: { value: string; error: string | null }): Promise<void> {
    const { acting, member } = await open(request, response);
    if (member === null) return leaveTo(response, acting, "", "info", texts.gone);
    const csrf = await sessionOf(response).csrfToken();
    const { id: companyId, legalName } = acting.company;
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: texts.title, section: "members", status: reason.error === null ? 200 : 422 },
      <ConfirmView
        {...{ companyId, csrf, title: texts.title, submit: texts.submit }}
        action={`${MEMBERS_PATH}/${member.cpf}/desvincular`}
        back={pathOf(companyId)}
        reason={{ ...reason, required: true }}
      >
        <p>{texts.text(candidateName(member), legalName)}</p>
        <p>{texts.kept}</p>
      </ConfirmView>,
    );
  }
}
