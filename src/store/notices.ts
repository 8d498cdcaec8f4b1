import type { Knex } from "knex";
import { noticesByMail } from "../domain/notices.ts";
import type { StoreContext } from "./context.ts";
import { isUuid } from "./ids.ts";
import type { OutboxWriter } from "./outbox-writer.ts";
import { displayName } from "./people.ts";
import type { NoticeKind } from "./types/notice.ts";

/** What is written for one person. */
export interface NoticeRequest {
  accountId: string;
  /** One notice per person and event. */
  eventKey: string;
  kind: NoticeKind;
  /** What the text needs. Must be JSON. */
  data: Record<string, unknown>;
}

/** Tells people things, in the platform and as they choose by mail, as part of somebody else's transaction. */
export interface NoticeWriter {
  write(trx: Knex.Transaction, notice: NoticeRequest): Promise<void>;
  /** Wakes the delivery of the mail; call it after the commit. */
  announce(): void;
}

export function createNoticeWriter({ clock }: Pick<StoreContext, "clock">, outbox: OutboxWriter): NoticeWriter {
  return {
    async write(trx, { accountId, eventKey, kind, data }) {
      if (!isUuid(accountId)) return;
      const notice = { account_id: accountId, event_key: eventKey, kind, data: JSON.stringify(data), created_at: clock() };
      const written = await trx("store.notices").insert(notice).onConflict(["account_id", "event_key"]).ignore().returning("id");
      if (written.length === 0) return;
      const reader = await trx("store.accounts")
        .leftJoin("store.notice_preferences AS preference", (join) =>
          join.on("preference.account_id", "accounts.id").andOnVal("preference.kind", kind),
        )
        .where("accounts.id", accountId)
        .first("name", "social_name", "email", "alert_email", "by_mail");
      const to = reader?.alert_email ?? reader?.email;
      if (!to || !(reader.by_mail ?? noticesByMail[kind])) return;
      const mail = { eventKey: `notice:${eventKey}:${accountId}`, template: "notice" as const, to };
      await outbox.write(trx, { ...mail, data: { name: displayName(reader), kind, data } });
    },
    announce: () => outbox.announce(),
  };
}
