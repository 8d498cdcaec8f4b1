import type { Express } from "express";
import type { PortalContext } from "../../context.ts";
import { PortalProblem } from "../../problem.ts";
import { sendDocument } from "../../services/documents.tsx";
import { actingAs } from "../../staff/guard.ts";
import { roleOf } from "../membership.ts";
import { PROOF_PART, TASKS_PATH } from "../paths.ts";
import { proofOf } from "../processes.ts";
import { numberOf, requireTeamTask, type TeamTask } from "../team-task.ts";

/** Documents of the process of a task, and the proof of who opened it, for as long as the task is the team's. */
export function setUpTaskDocuments(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(`${TASKS_PATH}/:id/documentos/:documentId`, async (request, response) => {
    const teamTask = await requireTeamTask(context, response, request.params.id);
    const { member, team, subject } = teamTask;
    const document = await handedIn(teamTask, request.params.documentId);
    if (document === null) throw new PortalProblem("notFound", 404);
    await store.audit.append({
      ...actingAs(member, roleOf(team), response),
      ...{ companyCnpj: subject?.process.company.cnpj ?? null, action: "document-read", subject: document.id },
      details: { process: numberOf(teamTask), sha256: document.sha256 },
    });
    sendDocument(response, document);
  });

  /** A document, if it belongs to what the task is about. */
  async function handedIn({ subject, foreign }: TeamTask, id: string) {
    if (foreign !== null) {
      const document = await store.foreignCompanies.document(id);
      return document?.requestId === foreign.request.id ? document : null;
    }
    const all = subject === null ? [] : await store.documents.ofProcess(subject.process.id);
    return all.some((document) => document.id === id) ? store.documents.get(id) : null;
  }

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
