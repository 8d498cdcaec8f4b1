import type { Response } from "express";
import { delegation } from "../../../texts/delegation.ts";
import type { PortalContext } from "../../context.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import type { LookUp } from "../look-ups.ts";
import { BatchPreview } from "../pages/batch.tsx";
import type { Section } from "../paths.ts";
import type { Representative } from "../representative.ts";
import { sendDelegationPage } from "../send.tsx";
import { type BatchForm, parseBatch } from "./parse.ts";
import { runBatch, writeSeen } from "./run.ts";

/** Shows what would become of every line, and notes in the audit that somebody asked about so many people. */
export async function sendPreview(
  context: PortalContext,
  response: Response,
  lookUp: LookUp,
  acting: Representative,
  form: BatchForm,
  section: Section,
): Promise<void> {
  const { store, clock } = context;
  const { account, company } = acting;
  const entries = parseBatch(form, await store.services.list(), clock());
  const { results, seen } = await runBatch(store, lookUp, acting, { entries, dryRun: true, seen: new Map() });
  await store.audit.append({
    ...{ actor: account.id, capacity: company.capacity, companyCnpj: company.cnpj, origin: response.req.ip ?? null },
    ...{ action: "members-batch-checked", subject: company.id },
    details: { people: new Set(entries.map(({ cpf }) => cpf)).size, ready: results.filter(({ done }) => done).length },
  });
  const csrf = await sessionOf(response).csrfToken();
  await sendDelegationPage(
    context,
    response,
    acting,
    { title: delegation.batch.previewTitle, section },
    <BatchPreview {...{ companyId: company.id, csrf, form, results }} seen={writeSeen(seen)} />,
  );
}
