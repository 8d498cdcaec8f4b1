import type { StoreContext } from "../context.ts";
import type { NoticeWriter } from "../notices.ts";
import type { OutboxWriter } from "../outbox-writer.ts";

/** What everything about credentials works with. */
export interface CredentialWork {
  context: StoreContext;
  outbox: OutboxWriter;
  notices: NoticeWriter;
}
