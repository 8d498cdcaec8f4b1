import type { NoticeKind } from "../../domain/notices.ts";

export type { NoticeKind };

export interface Notice {
  id: string;
  kind: NoticeKind;
  data: Record<string, unknown>;
  createdAt: Date;
  readAt: Date | null;
}

export interface NoticeRepository {
  /** One notice per person and event, in the platform and, as the person chose, by mail. */
  tell(notice: { accountId: string; eventKey: string; kind: NoticeKind; data: Record<string, unknown> }): Promise<void>;
  unreadCount(accountId: string): Promise<number>;
  /** The newest first; `after` is the id of the last one of the part before. */
  list(request: { accountId: string; after?: string | null; limit?: number }): Promise<Notice[]>;
  get(request: { accountId: string; id: string }): Promise<Notice | null>;
  /** One notice, or all when no id is given. */
  markRead(request: { accountId: string; id?: string }): Promise<void>;
  /** By kind, what the person chose; kinds without a choice are missing. */
  preferences(accountId: string): Promise<Partial<Record<NoticeKind, boolean>>>;
  prefer(request: { accountId: string; kind: NoticeKind; byMail: boolean }): Promise<void>;
}
