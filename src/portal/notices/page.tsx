import type { Language } from "../../domain/language.ts";
import type { Notice } from "../../store/types.ts";
import { abroad, wordsOfNotice } from "../../texts/abroad/index.ts";
import { momentIn } from "../../texts/foreign/moments.ts";
import { brasiliaMoment } from "../../texts/moments.ts";
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
  language: Language;
}

/** What the person was told, the newest first. */
export function NoticesPage({ notices, unread, next, further, csrf, language }: NoticesProps) {
  const texts = abroad[language].noticePages;
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
          <NoticeItem key={notice.id} notice={notice} language={language} />
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

function NoticeItem({ notice, language }: { notice: Notice; language: Language }) {
  const { id, createdAt, readAt } = notice;
  const texts = abroad[language].noticePages;
  const { title, body, link } = wordsOfNotice(notice, language);
  return (
    <li class={readAt === null ? "notice-unread" : undefined}>
      <h2>
        {title} {readAt === null && <span class="state state-active">{texts.unread}</span>}
      </h2>
      <p class="fine">
        {texts.when}{" "}
        <time dateTime={createdAt.toISOString()}>
          {language === "pt" ? brasiliaMoment(createdAt) : momentIn(createdAt, language)}
        </time>
      </p>
      <p>{body}</p>
      <a class="roomy" href={`${NOTICES_PATH}/${id}`} aria-label={texts.open(link.label, title)}>
        {link.label}
      </a>
    </li>
  );
}
