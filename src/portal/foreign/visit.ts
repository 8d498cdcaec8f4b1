import type { Request, Response } from "express";
import { countryOptions } from "../../domain/countries.ts";
import type { Language } from "../../domain/language.ts";
import type { ForeignRequest } from "../../store/types.ts";
import { foreign } from "../../texts/foreign/index.ts";
import { serviceNameIn } from "../../texts/foreign/service-name.ts";
import type { PortalContext } from "../context.ts";
import { languageOf } from "../language.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";

/** Somebody on the pages for foreign companies. */
export interface Visit {
  language: Language;
  /** The request that is open in this browser. */
  request: ForeignRequest | null;
}

/** Who visits, in which language; a language that is chosen goes for the request and its messages, too. */
export async function visitOf(context: PortalContext, request: Request, response: Response): Promise<Visit> {
  const { store } = context;
  const id = sessionOf(response).data?.foreignRequestId;
  const open = typeof id === "string" ? await store.foreignCompanies.get(id) : null;
  const proposed = open?.language ?? proposedLanguage(request);
  const language = await languageOf(request, response, proposed);
  if (open === null || open.language === language) return { language, request: open };
  await store.foreignCompanies.setLanguage(open.id, language);
  await translate(context, open, language);
  return { language, request: { ...open, language } };
}

/** The same, for a page of an open request. */
export async function requireRequest(
  context: PortalContext,
  request: Request,
  response: Response,
): Promise<{ language: Language; request: ForeignRequest }> {
  const visit = await visitOf(context, request, response);
  if (visit.request === null) throw new PortalProblem("signInNeeded", 403);
  return { ...visit, request: visit.request };
}

/** What the visitor reads. */
export function textsOf({ language }: Pick<Visit, "language">) {
  return foreign[language];
}

/** What the browser asks for; whoever asks for none of ours is likelier to read English than Portuguese. */
function proposedLanguage(request: Request): Language {
  const accepted = request.acceptsLanguages("pt", "en", "es");
  return accepted === false ? "en" : (accepted as Language);
}

/** The model chooses its forms by a variable of the instance, and so do the lists that it offers. */
async function translate({ engine, store, log }: PortalContext, { id }: ForeignRequest, language: Language): Promise<void> {
  try {
    const services = (await store.services.list()).map((service) => ({
      label: serviceNameIn(service, language),
      value: service.id,
    }));
    for (const { id: instance } of await engine.processInstances({ businessKey: id })) {
      await engine.setProcessVariable(instance, "language", language);
      await engine.setProcessVariable(instance, "countries", countryOptions(language));
      await engine.setProcessVariable(instance, "services", services);
    }
  } catch (error) {
    // The pages speak the language all the same; the form follows when the engine answers again.
    log.warn({ err: error, requestId: id }, "the language of a request could not be changed in the engine");
  }
}
