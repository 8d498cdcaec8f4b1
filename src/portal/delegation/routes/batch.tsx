import type { Express, Request, Response } from "express";
import { readDay } from "../../../domain/brasilia-days.ts";
import { delegation } from "../../../texts/delegation.ts";
import { portal } from "../../../texts/portal.ts";
import type { PortalContext } from "../../context.ts";
import type { FieldError } from "../../forms/types.ts";
import { fieldOf, valuesOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { type BatchForm, linesOf, parseBatch } from "../batch/parse.ts";
import { sendPreview } from "../batch/preview.tsx";
import { readSeen, runBatch } from "../batch/run.ts";
import type { LookUp } from "../look-ups.ts";
import { BatchOutcome, BatchView } from "../pages/batch.tsx";
import { MEMBERS_PATH, sections } from "../paths.ts";
import { type Representative, requireRepresentative } from "../representative.ts";
import { sendDelegationPage } from "../send.tsx";

const PATH = `${MEMBERS_PATH}${sections.batch}`;
export const LINES_LIMIT = 200;

/** Delegation to many at once: looked at line by line, then carried out. */
export function setUpBatch(app: Express, context: PortalContext, lookUp: LookUp): void {
  const { store, clock } = context;
  const texts = delegation.batch;

  app.get(PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    await send(response, acting, { lines: "", serviceIds: [], from: "", until: "" }, []);
  });

  app.post(PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const form = await read(request, acting);
    const act = fieldOf(request.body, "acao");
    const errors = act === "corrigir" ? [] : objectionsTo(form);
    if (act === "corrigir" || errors.length > 0) return send(response, acting, form, errors);
    if (act !== "aplicar") return sendPreview(context, response, lookUp, acting, form, "batch");
    const entries = parseBatch(form, await store.services.list(), clock());
    const seen = readSeen(fieldOf(request.body, "visto"));
    const { results } = await runBatch(store, lookUp, acting, { entries, dryRun: false, seen });
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: texts.resultTitle, section: "batch" },
      <BatchOutcome companyId={acting.company.id} results={results} />,
    );
  });

  /** A package is the services in it. */
  async function read({ body }: Request, { company }: Representative): Promise<BatchForm> {
    const packageId = fieldOf(body, "pacote");
    const packages = packageId === "" ? [] : await store.servicePackages.list(company.id);
    const packed = packages.find(({ id }) => id === packageId)?.serviceIds ?? [];
    return {
      lines: fieldOf(body, "linhas"),
      serviceIds: [...new Set([...valuesOf(body, "servico"), ...packed])],
      from: fieldOf(body, "de").trim(),
      until: fieldOf(body, "ate").trim(),
    };
  }

  function objectionsTo({ lines, from, until }: BatchForm): FieldError[] {
    const error = (key: string, label: string, message: string) => ({ key, controlId: key, label, messages: [message] });
    const count = linesOf(lines).length;
    return [
      ...(count === 0 ? [error("linhas", texts.lines, texts.linesMissing)] : []),
      ...(count > LINES_LIMIT ? [error("linhas", texts.lines, texts.linesTooMany)] : []),
      ...(readDay(from) === undefined ? [error("de", delegation.from, delegation.dayInvalid)] : []),
      ...(readDay(until) === undefined ? [error("ate", delegation.until, delegation.dayInvalid)] : []),
    ];
  }

  async function send(response: Response, acting: Representative, form: BatchForm, errors: FieldError[]): Promise<void> {
    const companyId = acting.company.id;
    const csrf = await sessionOf(response).csrfToken();
    const [services, packages] = await Promise.all([store.services.list(), store.servicePackages.list(companyId)]);
    const wrong = errors.length > 0;
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: wrong ? portal.journey.errorTitle(texts.title) : texts.title, status: wrong ? 422 : 200, section: "batch" },
      <BatchView {...{ companyId, csrf, form, services, packages, errors }} />,
    );
  }
}
