import type { Language } from "../../domain/language.ts";
import { type NoticeKind, noticesByMail } from "../../domain/notices.ts";
import type { Account } from "../../store/types.ts";
import { abroad, nameOfKind } from "../../texts/abroad/index.ts";
import { PostForm } from "../layout/form.tsx";
import { Panel } from "../layout/panel.tsx";
import { NOTICES_PATH } from "./bell.tsx";

/** Name of the boxes; one for each kind that shall also come by mail. */
export const BY_MAIL_FIELD = "por-email";

interface PreferencesProps {
  account: Account;
  /** What this person may be told. */
  kinds: NoticeKind[];
  chosen: Partial<Record<NoticeKind, boolean>>;
  csrf: string;
  language: Language;
}

/** Which kinds of notices also come by mail. */
export function PreferencesPage({ account, kinds, chosen, csrf, language }: PreferencesProps) {
  const texts = abroad[language].noticePages.preferences;
  const address = account.alertEmail ?? account.email;
  return (
    <Panel title={texts.title}>
      <p>{texts.lead}</p>
      <p>
        {address === null ? texts.noAddress : texts.address(address)} <a href="/configuracoes">{texts.change}</a>
      </p>
      <PostForm action={`${NOTICES_PATH}/preferencias`} csrf={csrf} class="plain-form">
        <fieldset class="mail-choices">
          <legend>{texts.legend}</legend>
          {kinds.map((kind) => (
            <p class="check" key={kind}>
              <input
                type="checkbox"
                id={`por-email-${kind}`}
                name={BY_MAIL_FIELD}
                value={kind}
                checked={chosen[kind] ?? noticesByMail[kind]}
              />
              <label for={`por-email-${kind}`}>{nameOfKind(kind, language)}</label>
            </p>
          ))}
        </fieldset>
        <div class="actions">
          <a class="br-button secondary" href={NOTICES_PATH}>
            {texts.back}
          </a>
          <button class="br-button primary" type="submit">
            {texts.save}
          </button>
        </div>
      </PostForm>
    </Panel>
  );
}
