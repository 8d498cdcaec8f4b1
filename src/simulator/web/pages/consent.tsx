import { simulator as texts } from "../../../texts/simulator.ts";
import { page } from "./layout.tsx";

const t = texts.consent;

/** "Autorização de uso de dados pessoais": step 7 of the guide, with the items the service is registered for. */
export function consentPage({ flow, name, cpf }: { flow: string; name: string; cpf: string }): string {
  return page({
    title: t.title,
    children: (
      <>
        <p>
          <strong>{t.service}</strong> {texts.serviceName}
        </p>
        <p>{t.lead}</p>
        <ul class="sim-consent-items">
          {t.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p>
          {t.termsBefore}
          <a href="/termos">{t.terms}</a>
          {t.termsAfter}
        </p>
        <form method="post" action={`/entrar/${flow}/autorizacao`} class="sim-pair">
          <button class="br-button secondary" type="submit" name="decisao" value="negar">
            {t.deny}
          </button>
          <button class="br-button primary" type="submit" name="decisao" value="autorizar">
            {t.allow}
          </button>
        </form>
        <p class="sim-who">{t.signedInAs(name, cpf)}</p>
        <form method="post" action={`/entrar/${flow}/outra-conta`}>
          <button class="br-button block" type="submit">
            {t.notMe}
          </button>
        </form>
      </>
    ),
  });
}

/** Where the consent page's link leads. */
export function termsPage(): string {
  return page({ title: texts.terms.title, children: <p>{texts.terms.body}</p> });
}
