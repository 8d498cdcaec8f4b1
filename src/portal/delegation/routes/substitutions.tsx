import type { Express, Request, Response } from "express";
import { normalisePersonNumber } from "../../../domain/identifiers.ts";
import { StoreError } from "../../../store/errors.ts";
import { delegation } from "../../../texts/delegation.ts";
import { portal } from "../../../texts/portal.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf, valuesOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { readPeriod } from "../days.ts";
import type { LookUp } from "../look-ups.ts";
import { ConfirmView, objectionToReason } from "../pages/confirm.tsx";
import { SubstitutionsView, type WrittenSubstitution } from "../pages/substitutions.tsx";
import { MEMBERS_PATH, pathOf, sections } from "../paths.ts";
import { type Representative, requireRepresentative } from "../representative.ts";
import { leaveTo, sendDelegationPage } from "../send.tsx";
import { serviceNames } from "../services.ts";

const PATH = `${MEMBERS_PATH}${sections.substitutions}`;
const nothing: WrittenSubstitution = { cpfs: "", from: "", until: "", serviceIds: [], reason: "" };

type Errors = { [Field in "cpfs" | "from" | "until" | "services" | "reason"]?: string };

/** Who starts processes in place of a representative who is away. */
export function setUpSubstitutions(app: Express, context: PortalContext, lookUp: LookUp): void {
  const { store } = context;
  const texts = delegation.substitutions;

  app.get(PATH, async (request, response) => {
    await send(response, await requireRepresentative(context, request, response), nothing, {});
  });

  app.post(PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const field = (name: string) => fieldOf(request.body, name).trim();
    const written: WrittenSubstitution = {
      ...{ cpfs: field("cpfs"), from: field("de"), until: field("ate"), reason: field("motivo") },
      serviceIds: valuesOf(request.body, "servico"),
    };
    const { errors, substituteCpfs, from, until } = read(written);
    if (Object.keys(errors).length > 0 || !from || !until) return send(response, acting, written, errors);
    for (const _cpf of substituteCpfs) await lookUp.count(acting);
    try {
      const created = await store.substitutions.create({
        ...{ absentId: acting.account.id, companyId: acting.company.id, substituteCpfs, from, until },
        ...{ serviceIds: written.serviceIds.length === 0 ? null : written.serviceIds, reason: written.reason },
      });
      await leaveTo(response, acting, sections.substitutions, "success", texts.done(created.length));
    } catch (error) {
      if (!(error instanceof StoreError && error.code in texts.errors)) throw error;
      const code = error.code as keyof typeof texts.errors;
      const place = { "substitution-period-invalid": "until", "service-unknown": "services" } as const;
      await send(response, acting, written, { [place[code as keyof typeof place] ?? "cpfs"]: texts.errors[code] });
    }
  });

  app.get(`${PATH}/:id/encerrar`, (request, response) => ask(request, response, { value: "", error: null }));

  app.post(`${PATH}/:id/encerrar`, async (request, response) => {
    const { acting, found } = await open(request, response);
    if (found === undefined) return leaveTo(response, acting, sections.substitutions, "warning", texts.gone);
    const isOver = found.state === "ended" || found.state === "over";
    if (isOver) return leaveTo(response, acting, sections.substitutions, "info", texts.alreadyEnded);
    const reason = fieldOf(request.body, "motivo").trim();
    const error = objectionToReason(reason, true);
    if (error !== null) return ask(request, response, { value: reason, error });
    await store.substitutions.end({ actorId: acting.account.id, substitutionId: found.id, reason });
    await leaveTo(response, acting, sections.substitutions, "success", texts.ended);
  });

  function read({ cpfs, reason, ...period }: WrittenSubstitution) {
    const lines = cpfs.split(/[\n;,]/).map((line) => line.trim());
    const typed = lines.filter((line) => line !== "");
    const { from, until } = readPeriod(period);
    const errors: Errors = {};
    const wrong = typed.find((text) => normalisePersonNumber(text) === null);
    if (wrong !== undefined) errors.cpfs = texts.cpfsInvalid(wrong);
    if (typed.length === 0) errors.cpfs = texts.cpfsMissing;
    if (!from) errors.from = from === null ? texts.daysMissing : delegation.dayInvalid;
    if (!until) errors.until = until === null ? texts.daysMissing : delegation.dayInvalid;
    if (from && until && until <= from) errors.until = delegation.periodInvalid;
    const objection = objectionToReason(reason, true);
    if (objection !== null) errors.reason = objection;
    return { errors, from, until, substituteCpfs: [...new Set(typed.map((text) => normalisePersonNumber(text) ?? text))] };
  }

  async function open(request: Request, response: Response) {
    const acting = await requireRepresentative(context, request, response);
    const substitutions = await store.substitutions.ofCompany(acting.company.id);
    return { acting, found: substitutions.find(({ id }) => id === request.params.id) };
  }

  async function ask(request: Request, response: Response, reason: { value: string; error: string | null }): Promise<void> {
    const { acting, found } = await open(request, response);
    if (found === undefined) return leaveTo(response, acting, sections.substitutions, "warning", texts.gone);
    const companyId = acting.company.id;
    const csrf = await sessionOf(response).csrfToken();
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: texts.endTitle, section: "substitutions", status: reason.error === null ? 200 : 422 },
      <ConfirmView
        {...{ companyId, csrf, title: texts.endTitle, submit: texts.end }}
        action={`${PATH}/${found.id}/encerrar`}
        back={pathOf(companyId, sections.substitutions)}
        reason={{ ...reason, required: true }}
      >
        <p>{texts.endText(found.substitute.name)}</p>
      </ConfirmView>,
    );
  }

  async function send(response: Response, acting: Representative, written: WrittenSubstitution, errors: Errors): Promise<void> {
    const companyId = acting.company.id;
    const csrf = await sessionOf(response).csrfToken();
    const wrong = Object.keys(errors).length > 0;
    const [substitutions, services, nameOf] = await Promise.all([
      store.substitutions.ofCompany(companyId),
      store.services.list(),
      serviceNames(store),
    ]);
    await sendDelegationPage(
      context,
      response,
      acting,
      {
        title: wrong ? portal.journey.errorTitle(texts.title) : texts.title,
        status: wrong ? 422 : 200,
        section: "substitutions",
      },
      <SubstitutionsView {...{ companyId, csrf, substitutions, services, nameOf, written, errors }} />,
    );
  }
}
