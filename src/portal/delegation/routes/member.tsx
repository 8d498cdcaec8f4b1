import type { Express, Request, Response } from "express";
import { normalisePersonNumber } from "../../../domain/identifiers.ts";
import { StoreError } from "../../../store/errors.ts";
import { delegation } from "../../../texts/delegation.ts";
import { portal } from "../../../texts/portal.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf, fieldsOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import type { LookUp } from "../look-ups.ts";
import { currentForm, type MemberForm, planOf, readMemberForm } from "../member-form.ts";
import { objectionToReason } from "../pages/confirm.tsx";
import { MemberView, type MemberViewProps } from "../pages/member.tsx";
import { RevokeView } from "../pages/revoke.tsx";
import { MEMBERS_PATH } from "../paths.ts";
import { type Candidate, candidateName, findCandidate } from "../person.ts";
import { reportsOf } from "../reports.ts";
import { type Representative, requireRepresentative } from "../representative.ts";
import { leaveTo, sendDelegationPage } from "../send.tsx";
import { delegableServices } from "../services.ts";

const PATH = `${MEMBERS_PATH}/:cpf`;

/** The services of one person: seen, given and taken. */
export function setUpMember(app: Express, context: PortalContext, lookUp: LookUp): void {
  const { store, clock } = context;
  const texts = delegation.member;

  app.get(PATH, async (request, response) => {
    const subject = await open(request, response);
    if (subject !== null) await send(response, subject);
  });

  app.post(PATH, async (request, response) => {
    const subject = await open(request, response);
    if (subject === null) return;
    const { acting, candidate, services } = subject;
    const form = readMemberForm(request.body, services);
    if (await tickMore(request, acting, form, services)) return send(response, subject, { form });
    const { grants, revokes, errors } = planOf(form, services, clock());
    if (errors.length > 0) return send(response, subject, { form, errors });

    const reason = fieldOf(request.body, "motivo").trim();
    const objection = objectionToReason(reason, false);
    const taken = services.filter(({ service }) => revokes.includes(service.id));
    if (taken.some((entry) => entry.delegation !== null) && (fieldOf(request.body, "confirmado") === "" || objection !== null)) {
      const csrf = await sessionOf(response).csrfToken();
      const others = fieldsOf(request.body);
      await sendDelegationPage(
        context,
        response,
        acting,
        { title: texts.confirmTitle, section: "members", status: objection === null ? 200 : 422 },
        <RevokeView
          {...{ companyId: acting.company.id, csrf, candidate, others }}
          taken={taken.map(({ service }) => service)}
          granted={grants.length}
          reason={{ value: reason, required: false, error: objection }}
        />,
      );
      return;
    }
    try {
      const seen = Object.fromEntries(services.map(({ service: { id } }) => [id, form.seen.get(id) ?? null]));
      const wanted = { actorId: acting.account.id, companyId: acting.company.id, cpf: candidate.cpf };
      const results =
        grants.length + revokes.length === 0
          ? []
          : await store.delegations.update({ ...wanted, grants, revokes, seen, reason: reason || null });
      const reports = await reportsOf(store, acting, { form, services, results, cpf: candidate.cpf });
      if (reports.length > 0) {
        const now = await open(request, response);
        if (now !== null) await send(response, now, { reports });
        return;
      }
      const count = (...kinds: string[]) => results.filter(({ result }) => kinds.includes(result)).length;
      const [granted, changed, revoked] = [count("granted", "confirmed"), count("changed"), count("revoked")];
      const text =
        granted + changed + revoked === 0 ? texts.unchanged : texts.done(granted, changed, revoked, candidateName(candidate));
      await leaveTo(response, acting, `/${candidate.cpf}`, "success", text);
    } catch (error) {
      if (!(error instanceof StoreError && error.code === "member-unknown")) throw error;
      await leaveTo(response, acting, "/delegar", "warning", texts.gone);
    }
  });

  /** Who acts, about whom, and what that person has; null when the answer is sent: there is nobody. */
  async function open(request: Request, response: Response) {
    const acting = await requireRepresentative(context, request, response);
    const cpf = normalisePersonNumber(String(request.params.cpf));
    if (cpf === null) throw new PortalProblem("notFound", 404);
    const candidate = await findCandidate(context, lookUp, acting, cpf, response);
    if (candidate === null) {
      await leaveTo(response, acting, "/delegar", "warning", texts.gone);
      return null;
    }
    const current = await store.delegations.ofMember({ companyId: acting.company.id, cpf });
    return { acting, candidate, services: await delegableServices(store, current) };
  }

  async function send(
    response: Response,
    { acting, candidate, services }: { acting: Representative; candidate: Candidate; services: MemberViewProps["services"] },
    {
      form = currentForm(services),
      errors = [],
      reports = [],
    }: Partial<Pick<MemberViewProps, "form" | "errors" | "reports">> = {},
  ): Promise<void> {
    const csrf = await sessionOf(response).csrfToken();
    const companyId = acting.company.id;
    const packages = await store.servicePackages.list(companyId);
    const status = errors.length > 0 ? 422 : reports.length > 0 ? 409 : 200;
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: status === 200 ? texts.title : portal.journey.errorTitle(texts.title), section: "members", status },
      <MemberView {...{ companyId, csrf, candidate, services, form, packages, errors, reports }} />,
    );
  }

  /** Ticks all services or those of a package; false when that is not what was pressed. */
  async function tickMore(
    { body }: Request,
    { company }: Representative,
    form: MemberForm,
    services: MemberViewProps["services"],
  ): Promise<boolean> {
    const packageId = fieldOf(body, "pacote");
    if (fieldOf(body, "marcar") === "" && packageId === "") return false;
    const packages = await store.servicePackages.list(company.id);
    const wanted = packages.find(({ id }) => id === packageId)?.serviceIds;
    for (const { service } of services) if (packageId === "" || wanted?.includes(service.id)) form.ticked.add(service.id);
    return true;
  }
}
