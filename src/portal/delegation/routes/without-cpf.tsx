import type { Express, Request } from "express";
import { isLanguage } from "../../../domain/language.ts";
import { StoreError } from "../../../store/errors.ts";
import { delegation } from "../../../texts/delegation.ts";
import { lastDay } from "../../../texts/moments.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import type { Limit } from "../../middleware/rate-limits.ts";
import { WITHOUT_CPF_PATH, type WithoutCpfForm } from "../pages/without-cpf.tsx";
import { type Representative, requireRepresentative } from "../representative.ts";
import { leaveTo } from "../send.tsx";
import { sendSearch } from "./search.tsx";

const texts = delegation.withoutCpf;
const NAME_LIMIT = 200;

/** The invitation of people without CPF, who get credentials of their own. */
export function setUpWithoutCpf(app: Express, context: PortalContext, invitations: Limit): void {
  const { store } = context;

  app.post(WITHOUT_CPF_PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const form = (await formOfInvited(acting, fieldOf(request.body, "registro"))) ?? readForm(request);
    const sendBack = (errors: WithoutCpfForm["errors"]) =>
      sendSearch(context, response, acting, { typed: "", invalid: false, result: null, withoutCpf: { ...form, errors } });
    if (form.name === "" || form.name.length > NAME_LIMIT) return sendBack({ name: texts.nameMissing });
    await invitations.consume(acting.account.id);
    try {
      const { name, email, language } = form;
      const invitation = { actorId: acting.account.id, companyId: acting.company.id, name, email, language };
      const member = await store.credentials.inviteMember(invitation);
      const { account, invitationExpiresAt } = member;
      const done = account === null ? texts.done(email, lastDay(invitationExpiresAt!)) : texts.linked(account.displayName);
      await leaveTo(response, acting, `/${member.cpf}`, "success", done);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      await invitations.reward(acting.account.id);
      if (error.code === "email-invalid") return sendBack({ email: delegation.invite.emailInvalid });
      const refused = texts.refused[error.code as keyof typeof texts.refused];
      if (refused === undefined) throw error;
      await leaveTo(response, acting, "/delegar", "info", refused);
    }
  });

  /** Somebody whom this company has invited before, by number: the link goes where it went. */
  async function formOfInvited({ company }: Representative, number: string): Promise<WithoutCpfForm | null> {
    const member = number === "" ? null : await store.members.find({ companyId: company.id, cpf: number });
    const account = member === null ? null : await store.accounts.findByCpf(member.cpf);
    const credential = account === null ? null : await store.credentials.get(account.id);
    return account && credential && { name: account.name, email: credential.email, language: credential.language, errors: {} };
  }
}

function readForm({ body }: Request): WithoutCpfForm {
  const language = fieldOf(body, "idioma");
  return {
    ...{ name: fieldOf(body, "nome").trim(), email: fieldOf(body, "email").trim() },
    ...{ language: isLanguage(language) ? language : "en", errors: {} },
  };
}
