import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { NoticeWriter } from "../notices.ts";
import type { Notice, NoticeRepository } from "../types/notice.ts";

interface NoticeRow {
  id: string;
  kind: Notice["kind"];
  data: Record<string, unknown>;
  created_at: Date;
  read_at: Date | null;
}

/** Notices in table `store.notices`. */
export function noticeRepository({ run, transaction, clock }: StoreContext, writer: NoticeWriter): NoticeRepository {
  return {
    async tell(notice) {
      await transaction((trx) => writer.write(trx, notice));
      writer.announce();
    },
    unreadCount: (accountId) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return 0;
        const row = await knex("store.notices").where({ account_id: accountId }).whereNull("read_at").count("id").first();
        return Number(row?.count ?? 0);
      }),
    list: ({ accountId, after = null, limit = 30 }) =>
      run(async (knex) => {
        if (!isUuid(accountId) || (after !== null && !isUuid(after))) return [];
        // Several may have been written at the same moment: the id decides between them.
        const older = "(created_at, id) < (SELECT created_at, id FROM store.notices WHERE account_id = ? AND id = ?)";
        const rows: NoticeRow[] = await knex("store.notices")
          .where({ account_id: accountId })
          .modify((query) => (after === null ? query : query.whereRaw(older, [accountId, after])))
          .orderBy([
            { column: "created_at", order: "desc" },
            { column: "id", order: "desc" },
          ])
          .limit(limit);
        return rows.map(noticeOf);
      }),
    get: ({ accountId, id }) =>
      run(async (knex) => {
        if (!isUuid(accountId) || !isUuid(id)) return null;
        const row: NoticeRow | undefined = await knex("store.notices").where({ account_id: accountId, id }).first();
        return row ? noticeOf(row) : null;
      }),
    markRead: ({ accountId, id }) =>
      run(async (knex) => {
        if (!isUuid(accountId) || (id !== undefined && !isUuid(id))) return;
        await knex("store.notices")
          .where({ account_id: accountId, ...(id === undefined ? {} : { id }) })
          .whereNull("read_at")
          .update({ read_at: clock() });
      }),
    preferences: (accountId) =>
      run(async (knex) => {
        const rows = await knex("store.notice_preferences").where({ account_id: accountId }).select("kind", "by_mail");
        return Object.fromEntries(rows.map((row) => [row.kind, row.by_mail]));
      }),
    prefer: ({ accountId, kind, byMail }) =>
      run(async (knex) => {
        const choice = { account_id: accountId, kind, by_mail: byMail };
        await knex("store.notice_preferences").insert(choice).onConflict(["account_id", "kind"]).merge(["by_mail"]);
      }),
  };
}

function noticeOf(row: NoticeRow): Notice {
  return {
    ...{ id: row.id, kind: row.kind, data: row.data },
    ...{ createdAt: row.created_at, readAt: row.read_at },
  };
}
