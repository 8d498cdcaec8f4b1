import { z } from "zod";
import { BpmnError } from "../src/camunda/workers.ts";
import { daysFrom } from "../src/domain/brasilia-days.ts";
import { countryName, isCountry } from "../src/domain/countries.ts";
import { registerKey } from "../src/domain/foreign-company.ts";
import { StoreError } from "../src/store/errors.ts";
import type { ForeignRequest, Service } from "../src/store/types.ts";
import { foreign } from "../src/texts/foreign/index.ts";
import { languageChoice } from "../src/texts/frame.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { foreignRequestOf } from "./support/foreign.ts";

const given = z.string().nullish();
const required = (most: number) => z.string().trim().min(1).max(most);

/** The engine checks nothing of a form: what its own task list sent is read again here. */
const application = z.object({
  country: z.string().refine(isCountry),
  registerNumber: required(60).refine((text) => registerKey(text) !== ""),
  legalName: required(200),
  address: required(400),
  contactName: required(200),
  contactPhone: required(40),
  representativeName: required(200),
  representativeRole: required(200),
  serviceId: z.string(),
  notes: z.string().trim().max(3_900),
});

/** Hands the request of a foreign company in: checked, kept beside the submissions before, and given to the team of its service. */
export const foreignCompanySubmit = defineWorker({
  topic: "foreign-company-submit",
  title: texts.titles["foreign-company-submit"],
  inputs: z.object({
    ...{ country: given, registerNumber: given, legalName: given, address: given, contactName: given, contactPhone: given },
    ...{ representativeName: given, representativeRole: given, serviceId: given, requestNotes: given, correctionAnswer: given },
  }),
  outputs: z.object({
    /** Under this name the lists of the team look for it. */
    processNumber: z.string(),
    submissions: z.number(),
    /** Group of the engine that validates. */
    teamGroup: z.string(),
    serviceName: z.string(),
    countryName: z.string(),
    languageName: z.string(),
    /** Names of the documents; null: none. */
    documentList: z.string().nullable(),
    /** Companies and requests of the same country that look alike, in words. */
    similar: z.array(z.record(z.string(), z.string())),
    similarCount: z.number(),
    /** Until when the team should answer. */
    answerUntil: z.date(),
    /** What was decided before: the team judges anew. */
    ...{ decision: z.null(), receipt: z.null(), opinion: z.null(), problemText: z.null() },
  }),
  errors: { FOREIGN_REQUEST_REFUSED: texts.errors.FOREIGN_REQUEST_REFUSED },
  async handler({ input, task, services: { store, clock } }) {
    const request = await foreignRequestOf(store, task);
    const { requestNotes, correctionAnswer, ...fields } = input;
    const parsed = application.safeParse({ ...fields, notes: requestNotes ?? "" });
    if (!parsed.success) throw refusal(request, "incomplete");
    const service = (await store.services.list()).find(({ id }) => id === parsed.data.serviceId);
    if (service === undefined) throw refusal(request, "incomplete");
    const answerUntil = daysFrom(clock(), (await store.settings.get("foreign-analysis-days")) + 1);
    const submission = { requestId: request.id, eventKey: `submit:${task.id}`, application: parsed.data, answerUntil };
    const after = await store.foreignCompanies
      .submit({ ...submission, answer: correctionAnswer?.trim() || null })
      .catch((error: unknown) => {
        throw error instanceof StoreError && error.code === "foreign-company-taken" ? refusal(request, "taken") : error;
      });
    return {
      ...describe(after, service, parsed.data.country),
      ...(await readFile(store, after)),
      ...{ answerUntil: after.answerUntil ?? answerUntil, decision: null, receipt: null, opinion: null, problemText: null },
    };
  },
});

function refusal({ language }: ForeignRequest, reason: "incomplete" | "taken"): BpmnError {
  const variables = { problemText: foreign[language].submission[reason] };
  return new BpmnError("FOREIGN_REQUEST_REFUSED", texts.errors.FOREIGN_REQUEST_REFUSED, variables);
}

function describe({ number, submissions, language }: ForeignRequest, { code, name, team }: Service, country: string) {
  return {
    ...{ processNumber: number!, submissions, teamGroup: team.id, serviceName: `${code} - ${name}` },
    ...{ countryName: countryName(country, "pt"), languageName: languageChoice.names[language] },
  };
}

/** What the team sees beside the request. */
async function readFile(store: Parameters<typeof foreignRequestOf>[0], { id }: ForeignRequest) {
  const [documents, alike] = await Promise.all([store.foreignCompanies.documents(id), store.foreignCompanies.similarTo(id)]);
  const similar = alike.map(({ number, legalName, registerNumber, state, because }) => ({
    ...{ number, legalName, registerNumber, state: foreign.pt.follow.states[state] },
    because: because.map((what) => texts.likeness[what]).join(", "),
  }));
  const documentList = documents.length === 0 ? null : documents.map(({ name }) => name).join("; ");
  return { documentList, similar, similarCount: similar.length };
}
