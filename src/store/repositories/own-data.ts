import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { statements } from "../own-data/statements.ts";
import { type OwnDataRepository, type OwnDataSection, ownDataSections } from "../types/own-data.ts";
import { openContent } from "./govbr-sessions.ts";

/** What the store holds about a person, from all its tables. */
export function ownDataRepository(context: StoreContext): OwnDataRepository {
  const { run, transaction, box } = context;

  const read = async (trx: Knex, accountId: string): Promise<OwnDataSection[]> => {
    const account = isUuid(accountId) ? await trx("store.accounts").where({ id: accountId }).first("cpf") : undefined;
    if (!account) throw new StoreError("account-unknown", `No account ${accountId}`);
    const sections: OwnDataSection[] = [];
    for (const name of ownDataSections) {
      const { rows, fields } = await trx.raw(statements[name], { id: accountId, number: account.cpf });
      sections.push({ name, fields: (fields as { name: string }[]).map((field) => field.name), rows });
    }
    return sections.map((section) => (section.name === "govbr-logins" ? opened(section) : section));
  };

  /** The logins with the person's own words instead of the seal; the access token stays where it is. */
  const opened = ({ name, rows }: OwnDataSection): OwnDataSection => ({
    name,
    fields: ["created_at", "expires_at", "identity"],
    rows: rows.map(({ id, content, ...times }) => ({
      ...times,
      identity: openContent(box, { id: String(id), content: String(content) }).identity,
    })),
  });

  return {
    async export({ accountId, origin }) {
      const inOneMoment = { isolationLevel: "repeatable read", readOnly: true } as const;
      const sections = await run((knex) => knex.transaction((trx) => read(trx, accountId), inOneMoment));
      const details = Object.fromEntries(sections.map(({ name, rows }) => [name, rows.length]));
      await transaction((trx) =>
        appendAudit(trx, context, {
          ...{ actor: accountId, capacity: "self", origin, action: "own-data-exported", subject: accountId },
          details,
        }),
      );
      return sections;
    },
  };
}
