import type { Express } from "express";
import type { PortalContext } from "../../context.ts";
import { PortalProblem } from "../../problem.ts";
import { sendDocument } from "../../services/documents.tsx";
import { actingAs } from "../../staff/guard.ts";
import { roleOf } from "../membership.ts";
import { PROOF_PART, TASKS_PATH } from "../paths.ts";
import { proofOf } from "../processes.ts";
import { requireTeamTask } from "../team-task.ts";

/** Documents of the process of a task, and the proof of who opened it, for as long as the task is the team's. */
export function setUpTaskDocuments(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(`${TASKS_PATH}/:id/documentos/:documentId`, async (request, response) => {
    const { member, team, subject } = await requireTeamTask(context, response, request.params.id);
    const handedIn = subject === null ? [] : await store.documents.ofProcess(subject.process.id);
    const known = handedIn.some(({ id }) => id === request.params.documentId);
    const document = known ? await store.documents.get(request.params.documentId) : null;
    if (document === null || subject === null) throw new PortalProblem("notFound", 404);
    await store.audit.append({
      ...actingAs(member, roleOf(team), response),
      ...{ companyCnpj: subject.process.company.cnpj, action: "document-read", subject: document.id },
      details: { process: subject.process.number, sha256: document.sha256 },
    });
    sendDocument(response, document);
  });

  app.get(`${TASKS_PATH}/:id/${PROOF_PART}`, async (request, response) => {
    const { member, team, subject } = await requireTeamTask(context, response, request.params.id);
    const proof = subject && (await proofOf(context, subject.process));
    const document = proof && (await store.documents.get(proof.document.id));
    if (document === null || subject === null) throw new PortalProblem("notFound", 404);
    const { number, company, openedBy } = subject.process;
    await store.audit.append({
      ...actingAs(member, roleOf(team), response),
      ...{ companyCnpj: company.cnpj, action: "tie-proof-read", subject: document.id },
      details: { process: number, account: openedBy.accountId, sha256: document.sha256 },
    });
    sendDocument(response, document);
  });
}
