import type { Express, Response } from "express";
import { company as texts } from "../../texts/company.ts";
import { portal } from "../../texts/portal.ts";
import { services } from "../../texts/services.ts";
import type { PortalContext } from "../context.ts";
import { readPeriod } from "../delegation/days.ts";
import { isTokenOf } from "../middleware/csrf.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";
import { sendDocument } from "../services/documents.tsx";
import { documentName, type MediaType, mediaTypeOf, mediaTypes } from "../services/media-type.ts";
import { readUpload, type SentDocument } from "../services/upload.ts";
import { type Acting, actingCompany, actingFor, COMPANY_FIELD } from "./acting.ts";
import { sendCompanyPage, sendNoCompany } from "./page.tsx";
import { PROOF_PATH } from "./paths.ts";
import { emptyProofForm, type ProofForm, ProofPage, VALIDITY_FIELD } from "./proof-page.tsx";

const { proof: proofTexts } = texts;

/** `/empresa/comprovante`: the document that proves one's tie with a company, given once for all processes. */
export function setUpProof(app: Express, context: PortalContext): void {
  const { store, clock } = context;

  app.get(PROOF_PATH, async (request, response) => {
    const acting = await actingCompany(context, request, response);
    if (acting === null) return sendNoCompany(context, response, proofTexts.title);
    await sendProofPage(context, response, acting, emptyProofForm);
  });

  app.get(`${PROOF_PATH}/documento`, async (request, response) => {
    const acting = await actingCompany(context, request, response);
    const proof = acting && (await store.documents.proof({ accountId: acting.account.id, companyId: acting.company.id }));
    const document = proof && (await store.documents.get(proof.document.id));
    if (document === null) throw new PortalProblem("notFound", 404);
    sendDocument(response, document);
  });

  app.post(PROOF_PATH, async (request, response) => {
    await requireAccount(context, response);
    const sent: SentDocument[] = [];
    let count = 0;
    const { fields } = await readUpload(
      request,
      (token) => isTokenOf(response, token),
      async (document) => {
        count++;
        // More than one is refused: the others need not be held.
        if (sent.length === 0) sent.push(document);
      },
    );
    const acting = await actingFor(context, response, fields[COMPANY_FIELD] ?? "");
    const validity = fields[VALIDITY_FIELD] ?? "";
    const { until } = readPeriod({ from: "", until: validity });
    const file = count > 1 ? { error: proofTexts.errors.several } : judge(sent[0]);
    const validityError =
      until === undefined ? proofTexts.errors.validity : until !== null && until <= clock() ? proofTexts.errors.past : null;
    if ("error" in file || validityError !== null || until === undefined) {
      const fileError = "error" in file ? file.error : null;
      return sendProofPage(context, response, acting, { validity, fileError, validityError });
    }
    const tie = { accountId: acting.account.id, companyId: acting.company.id };
    const { id: documentId } = await store.documents.add({ ...tie, processId: null, ...file });
    await store.documents.giveProof({ ...tie, documentId, validUntil: until });
    await sessionOf(response).update({ notice: { kind: "success", text: proofTexts.given } });
    response.redirect(303, `${PROOF_PATH}?${new URLSearchParams({ [COMPANY_FIELD]: tie.companyId })}`);
  });
}

/** What is kept of a document that was sent, or why it is not taken. */
function judge(sent: SentDocument | undefined): { name: string; mediaType: MediaType; content: Buffer } | { error: string } {
  const { errors, error } = services.documents;
  if (sent === undefined) return { error: proofTexts.errors.none };
  const { name, content } = sent;
  if (content === null) return { error: error(name, errors["too-large"]) };
  const mediaType = mediaTypeOf(content);
  if (!isTaken(mediaType)) return { error: error(name, errors[mediaType]) };
  return { name: documentName(name, mediaType), mediaType, content };
}

function isTaken(type: ReturnType<typeof mediaTypeOf>): type is MediaType {
  return type in mediaTypes;
}

async function sendProofPage(context: PortalContext, response: Response, acting: Acting, form: ProofForm): Promise<void> {
  const { account, company } = acting;
  const proof = await context.store.documents.proof({ accountId: account.id, companyId: company.id });
  const csrf = await sessionOf(response).csrfToken();
  const wrong = form.fileError !== null || form.validityError !== null;
  const title = wrong ? portal.journey.errorTitle(proofTexts.title) : proofTexts.title;
  await sendCompanyPage(
    context,
    response,
    acting,
    { title, status: wrong ? 422 : 200, current: PROOF_PATH },
    <ProofPage {...{ company, proof, form, csrf }} />,
  );
}
