import type { Language } from "../../domain/language.ts";
import { abroad } from "../../texts/abroad/index.ts";
import { noticePages } from "../../texts/notices.ts";
import { Icon } from "../layout/icon.tsx";

/** Page to which the bell leads. */
export const NOTICES_PATH = "/avisos";

/** The bell in the header: how many notices have not been read. */
export function Bell({ unread, language }: { unread: number; language: Language }) {
  const label = abroad[language].noticePages.bell(unread);
  return (
    <a class="bell" href={NOTICES_PATH} aria-label={label} title={label}>
      <Icon name="bell" />
      {unread > 0 && (
        <span class="bell-count" aria-hidden="true">
          {noticePages.badge(unread)}
        </span>
      )}
    </a>
  );
}
