import type { Express, Response } from "express";
import { normalisePersonNumber } from "../../../domain/identifiers.ts";
import type { Delegation } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import { portal } from "../../../texts/portal.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { linesOf } from "../batch/parse.ts";
import { sendPreview } from "../batch/preview.tsx";
import { writePeriod } from "../days.ts";
import type { LookUp } from "../look-ups.ts";
import { CopyView, type WrittenCopy } from "../pages/copy.tsx";
import { MEMBERS_PATH, sections } from "../paths.ts";
import { type Representative, requireRepresentative } from "../representative.ts";
import { sendDelegationPage } from "../send.tsx";
import { LINES_LIMIT } from "./batch.tsx";

const PATH = `${MEMBERS_PATH}${sections.copy}`;

/** What one member has, given to others too: the lines of a batch, looked at before anything is done. */
export function setUpCopy(app: Express, context: PortalContext, lookUp: LookUp): void {
  const { store, clock } = context;
  const texts = delegation.copy;

  app.get(PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const source = typeof request.query.de === "string" ? request.query.de : "";
    await send(response, acting, { source, targets: "" }, {});
  });

  app.post(PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const written = { source: fieldOf(request.body, "origem").trim(), targets: fieldOf(request.body, "destinos") };
    const cpf = normalisePersonNumber(written.source);
    if (cpf === null) return send(response, acting, written, { source: delegation.cpfInvalid });
    const open = await store.delegations.ofMember({ companyId: acting.company.id, cpf });
    const inForce = open.filter(({ state }) => state !== "suspended" && state !== "expired");
    if (inForce.length === 0) return send(response, acting, written, { source: texts.sourceUnknown });
    const targets = linesOf(written.targets)
      .map(({ text }) => normalisePersonNumber(text) ?? text)
      .filter((target) => target !== cpf);
    if (targets.length === 0) return send(response, acting, written, { targets: texts.targetsMissing });
    const lines = [...new Set(targets)].flatMap((target) => inForce.map((one) => lineOf(target, one, clock())));
    if (lines.length > LINES_LIMIT) return send(response, acting, written, { targets: delegation.batch.linesTooMany });
    const form = { lines: lines.join("\n"), serviceIds: [], from: "", until: "" };
    await sendPreview(context, response, lookUp, acting, form, "copy");
  });

  async function send(
    response: Response,
    acting: Representative,
    written: WrittenCopy,
    errors: { source?: string; targets?: string },
  ): Promise<void> {
    const wrong = Object.keys(errors).length > 0;
    const csrf = await sessionOf(response).csrfToken();
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: wrong ? portal.journey.errorTitle(texts.title) : texts.title, status: wrong ? 422 : 200, section: "copy" },
      <CopyView {...{ companyId: acting.company.id, csrf, written, errors }} />,
    );
  }
}

/** One delegation as a line for somebody else. A start that is past is not repeated. */
function lineOf(cpf: string, { serviceId, serviceVersion, ...rest }: Delegation, now: Date): string {
  const { from, until } = writePeriod(rest);
  const service = serviceVersion === null ? serviceId : `${serviceId} v.${serviceVersion}`;
  return [cpf, service, rest.validFrom > now ? from : "", until].join("; ");
}
