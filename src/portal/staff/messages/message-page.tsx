import type { OutboxMail } from "../../../store/types.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { staffMessages } from "../../../texts/staff-messages.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { AREA_PATHS } from "../areas.ts";

const texts = staffMessages.message;

/** One message with what became of it, and what it says, but for what opens doors. `content` null: it cannot be composed. */
export function MessagePage({ mail, content, csrf }: { mail: OutboxMail; content: string | null; csrf: string }) {
  return (
    <Panel title={staffMessages.templates[mail.template]} wide>
      <dl class="facts">
        <dt>{texts.to}</dt>
        <dd class="breakable">{mail.to}</dd>
        <dt>{texts.status}</dt>
        <dd>{staffMessages.status[mail.status]}</dd>
        <dt>{texts.attempts}</dt>
        <dd>{mail.attempts}</dd>
        <dt>{texts.enqueued}</dt>
        <dd>{brasiliaMoment(mail.enqueuedAt)}</dd>
        {mail.sentAt !== null && <dt>{texts.sent}</dt>}
        {mail.sentAt !== null && <dd>{brasiliaMoment(mail.sentAt)}</dd>}
        {mail.status === "waiting" && <dt>{texts.nextAttempt}</dt>}
        {mail.status === "waiting" && <dd>{brasiliaMoment(mail.nextAttemptAt)}</dd>}
        {mail.lastError !== null && <dt>{texts.error}</dt>}
        {mail.lastError !== null && <dd class="breakable">{mail.lastError}</dd>}
      </dl>
      <h2>{texts.contentTitle}</h2>
      {content === null ? <p>{texts.unreadable}</p> : <pre class="message-content">{content}</pre>}
      <p class="fine">{texts.secrets}</p>
      <PostForm action={`${AREA_PATHS.messages}/${mail.id}/tentar`} csrf={csrf}>
        <div class="actions">
          <a class="br-button secondary" href={AREA_PATHS.messages}>
            {texts.back}
          </a>
          {mail.status !== "sent" && (
            <button class="br-button primary" type="submit">
              {staffMessages.retry}
            </button>
          )}
        </div>
      </PostForm>
    </Panel>
  );
}
