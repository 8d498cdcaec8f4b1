import { createHash } from "node:crypto";
import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { represents } from "../delegation/powers.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";
import type { DocumentInfo, DocumentRepository, TieProof } from "../types/document.ts";

/** What one process may hold. */
const limits = { documents: 50, bytes: 100 * 1024 * 1024 };

const columns = ["id", "company_id", "process_id", "uploaded_by", "name", "media_type", "size", "sha256", "uploaded_at"].map(
  (column) => `documents.${column}`,
);

/** Documents in table `store.documents`; their content never leaves the database but to those who may read it. */
export function documentRepository(context: StoreContext): DocumentRepository {
  const { run, transaction, clock } = context;
  return {
    add: ({ companyId, processId, accountId, name, mediaType, content }) =>
      transaction(async (trx) => {
        const company = isUuid(companyId) ? await trx("store.companies").where({ id: companyId }).first("cnpj") : undefined;
        if (!company) throw new StoreError("company-unknown", `No company ${companyId}`);
        if (processId !== null) await checkRoom(trx, processId, companyId, content.length);
        const sha256 = createHash("sha256").update(content).digest("hex");
        const about = { name, media_type: mediaType, size: content.length, sha256, content, uploaded_at: clock() };
        const [row] = await trx("store.documents")
          .insert({ company_id: companyId, process_id: processId, uploaded_by: accountId, ...about })
          .returning("id");
        await appendAudit(trx, context, {
          ...{ actor: accountId, capacity: "self", companyCnpj: company.cnpj, action: "document-added", subject: row.id },
          details: { process: processId, mediaType, size: content.length, sha256 },
        });
        return infoOf((await selectDocuments(trx).where("documents.id", row.id).first())!);
      }),

    ofProcess: (processId) =>
      run(async (knex) => {
        if (!isUuid(processId)) return [];
        return (await selectDocuments(knex).where({ process_id: processId }).whereNull("removed_at").orderBy("uploaded_at")).map(
          infoOf,
        );
      }),

    get: (id) =>
      run(async (knex) => {
        const row = isUuid(id) ? await selectDocuments(knex).select("content").where("documents.id", id).first() : undefined;
        return row ? { ...infoOf(row), content: row.content as Buffer } : null;
      }),

    remove: ({ accountId, documentId }) =>
      transaction(async (trx) => {
        const row = isUuid(documentId)
          ? await trx("store.documents").where({ id: documentId }).whereNull("removed_at").forUpdate().first()
          : undefined;
        if (!row || !(await mayRemove(trx, row, accountId)))
          throw new StoreError("document-unknown", `No document ${documentId}`);
        await trx("store.documents").where({ id: documentId }).update({ removed_at: clock() });
        const { cnpj } = await trx("store.companies").where({ id: row.company_id }).first("cnpj");
        const entry = { actor: accountId, capacity: "self", companyCnpj: cnpj, action: "document-removed", subject: documentId };
        await appendAudit(trx, context, { ...entry, details: {} });
      }),

    giveProof: ({ accountId, companyId, documentId, validUntil }) =>
      transaction(async (trx) => {
        const tie = { account_id: accountId, company_id: companyId };
        const document = isUuid(documentId) ? await selectDocuments(trx).where("documents.id", documentId).first() : undefined;
        if (!document || document.company_id !== companyId) throw new StoreError("document-unknown", `No document ${documentId}`);
        await trx("store.companies").where({ id: companyId }).forNoKeyUpdate().first("id");
        await trx("store.tie_proofs").where(tie).whereNull("ended_at").update({ ended_at: clock() });
        const [row] = await trx("store.tie_proofs")
          .insert({ ...tie, document_id: documentId, given_at: clock(), valid_until: validUntil })
          .returning("id");
        const { cnpj } = await trx("store.companies").where({ id: companyId }).first("cnpj");
        const entry = { actor: accountId, capacity: "self", companyCnpj: cnpj, action: "tie-proof-given", subject: row.id };
        await appendAudit(trx, context, { ...entry, details: { document: documentId, validUntil } });
        return (await readProof(trx, accountId, companyId, clock()))!;
      }),

    proof: ({ accountId, companyId }) => run((knex) => readProof(knex, accountId, companyId, clock())),
  };
}

/** Who uploaded it, who opened the process, or who represents the company. */
async function mayRemove(
  trx: Knex.Transaction,
  document: { uploaded_by: string; process_id: string | null; company_id: string },
  accountId: string,
): Promise<boolean> {
  if (document.uploaded_by === accountId || (await represents(trx, accountId, document.company_id))) return true;
  const process = await trx("store.processes").where({ id: document.process_id }).first("opened_by");
  return process?.opened_by === accountId;
}

async function checkRoom(trx: Knex.Transaction, processId: string, companyId: string, size: number): Promise<void> {
  const process = isUuid(processId)
    ? await trx("store.processes").where({ id: processId, company_id: companyId }).forUpdate().first("id")
    : undefined;
  if (!process) throw new StoreError("process-unknown", `No process ${processId} of this company`);
  const held = await trx("store.documents").where({ process_id: processId }).whereNull("removed_at").select("size");
  const total = held.reduce((sum, row) => sum + row.size, size);
  if (held.length >= limits.documents || total > limits.bytes)
    throw new StoreError("document-limit", "The process holds no more documents");
}

function selectDocuments(knex: Knex) {
  return knex("store.documents")
    .join("store.accounts AS uploader", "uploader.id", "documents.uploaded_by")
    .select(...columns, "uploader.name AS uploader_name", "uploader.social_name AS uploader_social_name");
}

async function readProof(knex: Knex, accountId: string, companyId: string, now: Date): Promise<TieProof | null> {
  if (!isUuid(accountId) || !isUuid(companyId)) return null;
  const row = await knex("store.tie_proofs")
    .where({ account_id: accountId, company_id: companyId })
    .whereNull("ended_at")
    .first();
  if (!row || (row.valid_until !== null && row.valid_until <= now)) return null;
  const document = infoOf((await selectDocuments(knex).where("documents.id", row.document_id).first())!);
  return { id: row.id, companyId, accountId, document, givenAt: row.given_at, validUntil: row.valid_until };
}

// biome-ignore lint/suspicious/noExplicitAny: a row of a join
function infoOf(row: any): DocumentInfo {
  const uploader = { name: row.uploader_name, social_name: row.uploader_social_name };
  return {
    id: row.id,
    companyId: row.company_id,
    processId: row.process_id,
    uploadedBy: { accountId: row.uploaded_by, name: displayName(uploader) },
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    uploadedAt: row.uploaded_at,
  };
}
