import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { displayName } from "../people.ts";
import type { CredentialEvent } from "../types/credential.ts";
import type { CredentialRow } from "./rows.ts";
import type { CredentialWork } from "./work.ts";

/** Tells a person by mail what happened to the credentials; always, because it may have been somebody else. */
export async function tellPerson(
  trx: Knex.Transaction,
  { outbox }: CredentialWork,
  row: Pick<CredentialRow, "account_id" | "email" | "language">,
  about: {
    event: CredentialEvent;
    /** Once per key; left out: every time. */
    eventKey?: string;
    /** Another address than the one that logs in. */
    to?: string;
    details?: Record<string, unknown>;
  },
): Promise<void> {
  const person = await trx("store.accounts").where({ id: row.account_id }).first("name", "social_name", "cpf");
  await outbox.write(trx, {
    eventKey: about.eventKey ?? `credential-${about.event}:${row.account_id}:${randomUUID()}`,
    template: "credential-event",
    to: about.to ?? row.email,
    data: { event: about.event, language: row.language, name: displayName(person), number: person.cpf, ...about.details },
  });
}
