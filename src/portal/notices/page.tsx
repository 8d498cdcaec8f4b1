import type { Notice } from "../../store/types.ts";
import { brasiliaMoment } from "../../texts/moments.ts";
import { type NoticeData, noticePages as texts, notices as wording } from "../../texts/notices.ts";
import { PostForm } from "../layout/form.tsx";
import { NOTICES_PATH } from "./bell.tsx";

export interface NoticesProps {
  notices: Notice[];
  unread: number;
  /** Id after which the next part of the list begins; null: this is the last part. */
  next: string | null;
  /** Whether newer notices stand on another page. */
  further: boolean;
  csrf: string;
}

/** What the person was told, the newest first. */
export function NoticesPage({ notices, unread, next, further, csrf }: NoticesProps) {
  return (
    <section class="panel panel-wide">
      <h1>{texts.title}</h1>
      <div class="notice-acts">
        <a class="roomy" href={`${NOTICES_PATH}/preferencias`}>
          {texts.toPreferences}
        </a>
        {unread > 0 && (
          <PostForm action={`${NOTICES_PATH}/lidos`} csrf={csrf}>
            <button class="br-button secondary" type="submit">
              {texts.markAll}
            </button>
          </PostForm>
        )}
      </div>
      {notices.length === 0 && <p>{texts.none}</p>}
      <ul class="notice-list">
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </ul>
      {(further || next !== null) && (
        <nav class="paging" aria-label={texts.paging}>
          {further && <a href={NOTICES_PATH}>{texts.newest}</a>}
          {next !== null && (
            <a rel="next" href={`${NOTICES_PATH}?${new URLSearchParams({ depois: next })}`}>
              {texts.older}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

function NoticeItem({ notice: { id, kind, data, createdAt, readAt } }: { notice: Notice }) {
  const { title, body, link } = wording[kind](data as NoticeData);
  return (
    <li class={readAt === null ? "notice-unread" : undefined}>
      <h2>
        {title} {readAt === null && <span class="state state-active">{texts.unread}</span>}
      </h2>
      <p class="fine">
        {texts.when} <time dateTime={createdAt.toISOString()}>{brasiliaMoment(createdAt)}</time>
      </p>
      <p>{body}</p>
      <a class="roomy" href={`${NOTICES_PATH}/${id}`} aria-label={texts.open(link.label, title)}>
        {link.label}
      </a>
    </li>
  );
}
