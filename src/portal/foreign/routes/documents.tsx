import type { Express, Request, Response } from "express";
import { StoreError } from "../../../store/errors.ts";
import type { PortalContext } from "../../context.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { sendDocument } from "../../services/documents.tsx";
import { receiveDocuments } from "../../services/receive.ts";
import { mayAttach } from "../attaching.ts";
import { ForeignDocuments } from "../pages/documents.tsx";
import { DOCUMENTS_PATH, REQUEST_PATH } from "../paths.ts";
import { sendForeignPage } from "../send.tsx";
import { requireRequest, textsOf } from "../visit.ts";

/** Documents of the request that is open in this browser: attached, listed, read, taken away before they are handed in. */
export function setUpForeignDocuments(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(DOCUMENTS_PATH, async (request, response) => {
    await sendDocuments(request, response, []);
  });

  app.post(DOCUMENTS_PATH, async (request, response) => {
    const visit = await requireRequest(context, request, response);
    const requestId = visit.request.id;
    if (!mayAttach(visit.request)) throw new PortalProblem("notFound", 404);
    const texts = textsOf(visit).documents;
    const { added, problems } = await receiveDocuments(request, response, (document) =>
      store.foreignCompanies.addDocument({ requestId, ...document }),
    );
    if (added.length > 0) await sessionOf(response).update({ notice: { kind: "success", text: texts.added(added) } });
    const sentences = problems.map(({ name, problem }) =>
      name === null ? texts.errors[problem] : texts.error(name, texts.errors[problem]),
    );
    if (sentences.length > 0) await sendDocuments(request, response, sentences);
    else response.redirect(303, DOCUMENTS_PATH);
  });

  app.get(`${DOCUMENTS_PATH}/:id`, async (request, response) => {
    const { request: open } = await requireRequest(context, request, response);
    const document = await store.foreignCompanies.document(request.params.id);
    if (document === null || document.requestId !== open.id) throw new PortalProblem("notFound", 404);
    sendDocument(response, document);
  });

  app.post(`${DOCUMENTS_PATH}/:id/remover`, async (request: Request<{ id: string }>, response) => {
    const visit = await requireRequest(context, request, response);
    const document = await store.foreignCompanies.document(request.params.id);
    if (document === null || !mayAttach(visit.request)) throw new PortalProblem("notFound", 404);
    try {
      await store.foreignCompanies.removeDocument({ requestId: visit.request.id, documentId: document.id });
    } catch (error) {
      if (error instanceof StoreError && error.code === "document-unknown") throw new PortalProblem("notFound", 404);
      throw error;
    }
    const text = textsOf(visit).documents.removed(document.name);
    await sessionOf(response).update({ notice: { kind: "success", text } });
    response.redirect(303, DOCUMENTS_PATH);
  });

  /** The documents alone: for browsers without JavaScript, and what the others take the new list from. */
  async function sendDocuments(request: Request, response: Response, problems: string[]): Promise<void> {
    const visit = await requireRequest(context, request, response);
    const { language, request: open } = visit;
    const texts = textsOf(visit).documents;
    const [csrf, documents] = await Promise.all([sessionOf(response).csrfToken(), store.foreignCompanies.documents(open.id)]);
    await sendForeignPage(
      ...([context, request, response, visit] as const),
      { title: texts.title, wrong: problems.length > 0, scripts: ["documents.js"], path: DOCUMENTS_PATH },
      <>
        <h1>{texts.title}</h1>
        <ForeignDocuments {...{ language, documents, csrf, problems }} attach={mayAttach(open)} />
        <p>
          <a href={REQUEST_PATH}>{texts.back}</a>
        </p>
      </>,
    );
  }
}
