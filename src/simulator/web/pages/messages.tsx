import { simulator as texts } from "../../../texts/simulator.ts";
import { page } from "./layout.tsx";
import { LinkButton, Message } from "./parts.tsx";

/** A page of Gov.br that says what went wrong and does not lead back by itself. */
export function errorPage({ code, description, portalUrl }: { code: string; description: string; portalUrl: string }): string {
  return page({
    title: texts.error.title,
    children: (
      <>
        <Message kind="danger">{description}</Message>
        <p>
          {texts.error.code} <code>{code}</code>
        </p>
        <LinkButton href={portalUrl}>{texts.backToService}</LinkButton>
      </>
    ),
  });
}

/** After a logout whose return address is missing or not registered. */
export function signedOutPage({ unregistered, portalUrl }: { unregistered: boolean; portalUrl: string }): string {
  const t = texts.signedOut;
  return page({
    title: t.title,
    children: (
      <>
        <Message kind="success">{t.body}</Message>
        {unregistered && <p>{t.unregistered}</p>}
        <div class="sim-actions">
          <LinkButton href={portalUrl}>{texts.backToService}</LinkButton>
          <LinkButton href="/conta">{t.again}</LinkButton>
        </div>
      </>
    ),
  });
}
