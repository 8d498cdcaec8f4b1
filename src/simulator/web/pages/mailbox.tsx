import { simulator as texts } from "../../../texts/simulator.ts";
import type { ReceivedMail } from "../../mailbox/mailbox.ts";
import { moment } from "./dates.ts";
import { page } from "./layout.tsx";
import { Field, LinkButton, Submit } from "./parts.tsx";

const t = texts.mailbox;

/** All mail, newest first, or what one address received. */
export function mailboxPage(mails: ReceivedMail[], to: string): string {
  return page({
    title: t.title,
    wide: true,
    menu: true,
    children: (
      <>
        <p>{t.lead}</p>
        <form method="get" action="/caixa-de-correio" class="sim-inline">
          <Field name="para" label={t.filter} type="email" value={to} />
          <Submit secondary>{t.filterSubmit}</Submit>
        </form>
        {mails.length === 0 && <p>{t.empty}</p>}
        <ul class="sim-cards">
          {mails.map((mail) => (
            <li class="sim-card" key={mail.id}>
              <h2>
                <a href={`/caixa-de-correio/${mail.id}`}>{mail.subject || t.noSubject}</a>
              </h2>
              <Envelope mail={mail} />
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

/** One mail: the HTML version in a frame that runs nothing, the text version below. */
export function mailPage(mail: ReceivedMail): string {
  return page({
    title: mail.subject || t.noSubject,
    wide: true,
    menu: true,
    children: (
      <>
        <Envelope mail={mail} />
        {mail.html && (
          <>
            <h2>{t.html}</h2>
            <iframe
              class="sim-mail"
              title={t.html}
              src={`/caixa-de-correio/${mail.id}/conteudo`}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          </>
        )}
        {mail.text && (
          <>
            <h2>{t.text}</h2>
            <div class="sim-mail-text">{mail.text}</div>
          </>
        )}
        <div class="sim-actions">
          <LinkButton href="/caixa-de-correio">{t.back}</LinkButton>
        </div>
      </>
    ),
  });
}

function Envelope({ mail }: { mail: ReceivedMail }) {
  return (
    <dl class="sim-data">
      <dt>{t.to}</dt>
      <dd>{mail.to.join(", ")}</dd>
      <dt>{t.from}</dt>
      <dd>{mail.from}</dd>
      <dt>{t.date}</dt>
      <dd>{moment(mail.receivedAt)}</dd>
    </dl>
  );
}
