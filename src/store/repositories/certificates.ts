import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { isSameCpf } from "../../domain/identifiers.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { CertificatePresentation, CertificateRepository } from "../types/certificate.ts";
import { orUnknownJourney } from "../unknown-journey.ts";

interface TicketRow {
  ticket_hash: string;
  journey_id: string;
  created_at: Date;
  expires_at: Date;
  redeemed_at: Date | null;
}

interface PresentationRow {
  id: string;
  journey_id: string;
  cnpj: string | null;
  company_name: string | null;
  /** Sealed; null once compared. */
  responsible_cpf: string | null;
  cpf_matches: boolean | null;
  serial: string;
  issuer: string;
  fingerprint256: string;
  not_before: Date;
  not_after: Date;
  refusal: RefusalCode | null;
  presented_at: Date;
}

/** Tickets for the TLS host, and what was presented there. */
export function certificateRepository({ run, transaction, clock, box }: StoreContext): CertificateRepository {
  const purpose = (id: string) => `presentation:${id}`;

  /** Compares the CPF as soon as the journey has an account, and from then on keeps the result alone. */
  async function settle(trx: Knex.Transaction, row: PresentationRow): Promise<CertificatePresentation> {
    if (row.responsible_cpf === null) return presentationOf(row, null);
    const responsibleCpf = box.open(row.responsible_cpf, purpose(row.id));
    const accountCpf = await cpfOfJourney(trx, row.journey_id);
    if (accountCpf === null) return presentationOf(row, responsibleCpf);
    const result = { responsible_cpf: null, cpf_matches: isSameCpf(responsibleCpf, accountCpf) };
    await trx<PresentationRow>("store.certificate_presentations").where({ id: row.id }).update(result);
    return presentationOf({ ...row, ...result }, null);
  }

  return {
    createTicket: ({ journeyId, ttl }) =>
      run(async (knex) => {
        const ticket = newToken();
        const now = clock();
        const expiresAt = new Date(now.getTime() + ttl * 1000);
        const row = { ticket_hash: hashToken(ticket), journey_id: journeyId, created_at: now, expires_at: expiresAt };
        await orUnknownJourney(knex<TicketRow>("store.certificate_tickets").insert(row), journeyId);
        return ticket;
      }),

    redeemTicket: (ticket) =>
      transaction(async (trx) => {
        const tickets = () => trx<TicketRow>("store.certificate_tickets").where({ ticket_hash: hashToken(ticket) });
        const row = await tickets().forUpdate().first();
        if (!row) throw new StoreError("ticket-unknown", "No such ticket was given out");
        if (row.redeemed_at) throw new StoreError("ticket-used", "This ticket was used before");
        const now = clock();
        if (row.expires_at <= now) throw new StoreError("ticket-expired", "This ticket came too late");
        await tickets().update({ redeemed_at: now });
        return { journeyId: row.journey_id };
      }),

    savePresentation: ({ journeyId, presentation }) =>
      transaction(async (trx) => {
        const id = randomUUID();
        const { responsibleCpf, refusal } = presentation;
        const row: PresentationRow = {
          id,
          journey_id: journeyId,
          cnpj: presentation.cnpj,
          company_name: presentation.companyName,
          responsible_cpf: responsibleCpf === null ? null : box.seal(responsibleCpf, purpose(id)),
          cpf_matches: presentation.cpfMatches,
          serial: presentation.serial,
          issuer: presentation.issuer,
          fingerprint256: presentation.fingerprint256,
          not_before: presentation.notBefore,
          not_after: presentation.notAfter,
          refusal,
          presented_at: clock(),
        };
        await orUnknownJourney(trx<PresentationRow>("store.certificate_presentations").insert(row), journeyId);
        await settle(trx, row);
        return id;
      }),

    getPresentation: (id) =>
      transaction(async (trx) => {
        const row = isUuid(id) ? await trx<PresentationRow>("store.certificate_presentations").where({ id }).first() : undefined;
        return row ? settle(trx, row) : null;
      }),

    latest: (journeyId) =>
      transaction(async (trx) => {
        if (!isUuid(journeyId)) return null;
        const presentations = trx<PresentationRow>("store.certificate_presentations").where({ journey_id: journeyId });
        const row = await presentations.orderBy("presented_at", "desc").first();
        return row ? settle(trx, row) : null;
      }),
  };
}

async function cpfOfJourney(trx: Knex.Transaction, journeyId: string): Promise<string | null> {
  const journey = await trx("store.journeys")
    .join("store.accounts", "accounts.id", "journeys.account_id")
    .where("journeys.id", journeyId)
    .first("accounts.cpf");
  return (journey?.cpf as string | undefined) ?? null;
}

function presentationOf(row: PresentationRow, responsibleCpf: string | null): CertificatePresentation {
  return {
    id: row.id,
    journeyId: row.journey_id,
    presentation: {
      cnpj: row.cnpj,
      companyName: row.company_name,
      responsibleCpf,
      cpfMatches: row.cpf_matches,
      serial: row.serial,
      issuer: row.issuer,
      fingerprint256: row.fingerprint256,
      notBefore: row.not_before,
      notAfter: row.not_after,
      refusal: row.refusal,
    },
    presentedAt: row.presented_at,
  };
}
