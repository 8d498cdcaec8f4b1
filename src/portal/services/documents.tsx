import type { Express, Request, Response } from "express";
import { isUuid } from "../../store/ids.ts";
import type { DocumentInfo } from "../../store/types.ts";
import { services } from "../../texts/services.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { ownProcess, type Seen, seenProcess } from "./access.ts";
import { mayAttach, mayRemove } from "./attaching.ts";
import { DocumentsPanel } from "./pages/documents.tsx";
import { ProcessFrame } from "./pages/frame.tsx";
import { receiveDocuments } from "./receive.ts";
import { readPlace } from "./standing.ts";

const texts = services.documents;

/** Documents of a process: attached, listed, read, taken away before they are handed in. */
export function setUpDocuments(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get("/processos/:id/documentos", async (request, response) => {
    await sendDocuments(context, response, await seenProcess(context, request, response), []);
  });

  app.post("/processos/:id/documentos", async (request, response) => {
    const seen = await ownProcess(context, request, response);
    const { process, account } = seen;
    if (!mayAttach(process)) throw new PortalProblem("notFound", 404);
    const { added, problems: found } = await receiveDocuments(request, response, (document) =>
      store.documents.add({ companyId: process.company.id, processId: process.id, accountId: account.id, ...document }),
    );
    const problems = found.map(({ name, problem }) =>
      name === null ? texts.errors[problem] : texts.error(name, texts.errors[problem]),
    );
    if (added.length > 0) await sessionOf(response).update({ notice: { kind: "success", text: texts.added(added) } });
    if (problems.length > 0) await sendDocuments(context, response, seen, problems);
    else response.redirect(303, `/processos/${process.id}/documentos`);
  });

  app.get("/processos/:id/documentos/:document", async (request, response) => {
    const { process } = await seenProcess(context, request, response);
    const { id } = await listedDocument(context, process.id, request);
    const document = await store.documents.get(id);
    if (document === null) throw new PortalProblem("notFound", 404);
    sendDocument(response, document);
  });

  app.post("/processos/:id/documentos/:document/remover", async (request, response) => {
    const seen = await ownProcess(context, request, response);
    const { process, account } = seen;
    const document = await listedDocument(context, process.id, request);
    const { standing } = await readPlace(context, process, account.id);
    if (!mayRemove(process, document, standing)) throw new PortalProblem("notFound", 404);
    await store.documents.remove({ accountId: account.id, documentId: document.id });
    await sessionOf(response).update({ notice: { kind: "success", text: texts.removed(document.name) } });
    response.redirect(303, `/processos/${process.id}/documentos`);
  });
}

/** Hands a document out: always as a file to be saved, never as a page of ours. */
export function sendDocument(
  response: Response,
  { name, mediaType, content }: Pick<DocumentInfo, "name" | "mediaType"> & { content: Buffer },
): void {
  response.attachment(name);
  response.set({ "content-type": mediaType, "x-content-type-options": "nosniff", "content-security-policy": "sandbox" });
  response.send(content);
}

async function listedDocument({ store }: PortalContext, processId: string, request: Request): Promise<DocumentInfo> {
  const id = String(request.params.document);
  const document = isUuid(id) ? (await store.documents.ofProcess(processId)).find((candidate) => candidate.id === id) : undefined;
  if (document === undefined) throw new PortalProblem("notFound", 404);
  return document;
}

/** The page of the documents alone: for browsers without JavaScript, and what the others take the new list from. */
async function sendDocuments(
  context: PortalContext,
  response: Response,
  { process, account, own }: Seen,
  problems: string[],
): Promise<void> {
  const { store } = context;
  const session = sessionOf(response);
  const csrf = await session.csrfToken();
  const [documents, companies, { standing }] = await Promise.all([
    store.documents.ofProcess(process.id),
    store.members.companiesOf(account.id),
    readPlace(context, process, account.id),
  ]);
  await sendPage(
    context,
    response,
    {
      title: `${texts.title}: ${process.number}`,
      status: problems.length > 0 ? 422 : 200,
      scripts: ["documents.js"],
    },
    <ProcessFrame {...{ process, companies, csrf }} chosenId={session.data?.companyId ?? null}>
      <h1>{services.process.title(process.number)}</h1>
      <DocumentsPanel
        {...{ process, documents, csrf, problems }}
        attach={own && mayAttach(process)}
        removable={documents.filter((document) => own && mayRemove(process, document, standing)).map(({ id }) => id)}
      />
      <p>
        <a href={`/processos/${process.id}`}>{texts.backToProcess}</a>
      </p>
    </ProcessFrame>,
  );
}
