import { createHash } from "node:crypto";
import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { ForeignCompanyRepository, ForeignDocument } from "../types/foreign-company.ts";
import { lockRequest } from "./rows.ts";

/** What one request may hold. */
const limits = { documents: 50, bytes: 100 * 1024 * 1024 };

const columns = ["id", "request_id", "name", "media_type", "size", "sha256", "submission", "uploaded_at"];

type Documents = Pick<ForeignCompanyRepository, "addDocument" | "documents" | "document" | "removeDocument">;

/** Documents of foreign requests; their content never leaves the database but to the applicant and the team. */
export function foreignDocuments(context: StoreContext): Documents {
  const { run, transaction, clock } = context;
  const table = (knex: Knex) => knex("store.foreign_documents");
  const entry = (requestId: string, action: string, subject: string, details: Record<string, unknown>) => ({
    ...{ actor: `applicant:${requestId}`, capacity: "applicant", action, subject },
    details: { request: requestId, ...details },
  });
  return {
    addDocument: ({ requestId, name, mediaType, content }) =>
      transaction(async (trx) => {
        const { state } = await lockRequest(trx, requestId);
        if (state !== "draft" && state !== "correcting")
          throw new StoreError("foreign-request-elsewhere", `A request that is "${state}" takes no documents`);
        const held = await table(trx).where({ request_id: requestId, removed_at: null }).select("size");
        const total = held.reduce((sum, row) => sum + row.size, content.length);
        if (held.length >= limits.documents || total > limits.bytes)
          throw new StoreError("document-limit", "The request holds no more documents");
        const sha256 = createHash("sha256").update(content).digest("hex");
        const about = { name, media_type: mediaType, size: content.length, sha256, content, uploaded_at: clock() };
        const [row] = await table(trx)
          .insert({ request_id: requestId, ...about })
          .returning(columns);
        await appendAudit(trx, context, entry(requestId, "document-added", row.id, { mediaType, size: content.length, sha256 }));
        return documentOf(row);
      }),

    documents: (requestId) =>
      run(async (knex) => {
        if (!isUuid(requestId)) return [];
        const rows = await table(knex).where({ request_id: requestId, removed_at: null }).orderBy("uploaded_at").select(columns);
        return rows.map(documentOf);
      }),

    document: (id) =>
      run(async (knex) => {
        const row = isUuid(id) ? await table(knex).where({ id, removed_at: null }).first() : undefined;
        return row ? { ...documentOf(row), content: row.content as Buffer } : null;
      }),

    removeDocument: ({ requestId, documentId }) =>
      transaction(async (trx) => {
        const open = { id: documentId, request_id: requestId, removed_at: null, submission: null };
        const removed = isUuid(documentId) ? await table(trx).where(open).update({ removed_at: clock() }) : 0;
        if (removed === 0) throw new StoreError("document-unknown", `No document ${documentId} that can be taken away`);
        await appendAudit(trx, context, entry(requestId, "document-removed", documentId, {}));
      }),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a row of the table
function documentOf(row: any): ForeignDocument {
  return {
    id: row.id,
    requestId: row.request_id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    submission: row.submission,
    uploadedAt: row.uploaded_at,
  };
}
