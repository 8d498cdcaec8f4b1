import { formatCpf } from "../../../domain/identifiers.ts";
import { simulator as texts } from "../../../texts/simulator.ts";
import type { SimulatedAccount } from "../../state/accounts.ts";
import type { Consent } from "../../state/consents.ts";
import { shortDate } from "./dates.ts";
import { page } from "./layout.tsx";
import { LinkButton, Message, Submit } from "./parts.tsx";

/** The person's account at Gov.br: what it holds and what can be managed. */
export function accountPage(account: SimulatedAccount, portalUrl: string): string {
  const t = texts.account;
  return page({
    title: t.title,
    children: (
      <>
        <p>{t.hello(account.socialName ?? account.name)}</p>
        <dl class="sim-data">
          <dt>{t.cpf}</dt>
          <dd>{formatCpf(account.cpf)}</dd>
          <dt>{t.level}</dt>
          <dd>{texts.peoplePage.levels[account.level]}</dd>
          <dt>{t.email}</dt>
          <dd>
            {account.email}
            {!account.emailVerified && ` (${texts.peoplePage.notVerified})`}
          </dd>
        </dl>
        <h2>
          <a href="/conta/empresas">{t.companies}</a>
        </h2>
        <p>{t.companiesHint}</p>
        <h2>
          <a href="/conta/autorizacoes">{t.consents}</a>
        </h2>
        <p>{t.consentsHint}</p>
        <div class="sim-actions">
          <LinkButton href={portalUrl}>{texts.backToService}</LinkButton>
          <LinkButton href="/logout">{t.signOut}</LinkButton>
        </div>
      </>
    ),
  });
}

/** Services the person authorised, each with its revocation. */
export function consentsPage(consents: Consent[], revoked: boolean): string {
  const t = texts.consents;
  return page({
    title: t.title,
    children: (
      <>
        {revoked && <Message kind="success">{t.revoked}</Message>}
        {consents.length === 0 && <p>{t.none}</p>}
        {consents.map(({ clientId, grantedAt }) => (
          <form key={clientId} method="post" action="/conta/autorizacoes/revogar">
            <h2>{texts.serviceName}</h2>
            <p>{t.since(shortDate(grantedAt))}</p>
            <input type="hidden" name="servico" value={clientId} />
            <Submit secondary>{t.revoke}</Submit>
          </form>
        ))}
        <div class="sim-actions">
          <LinkButton href="/conta">{texts.account.title}</LinkButton>
        </div>
      </>
    ),
  });
}
