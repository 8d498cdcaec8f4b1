import { help } from "../../texts/portal-help.ts";
import { EXPLANATIONS_PATH } from "../explanation/link.tsx";
import { Panel } from "../layout/panel.tsx";

/** Certificates by browser, accounts, and whom to ask. */
export function HelpPage() {
  return (
    <Panel title={help.title} wide>
      <p class="lead">{help.lead}</p>
      <h2 id="guia">{help.guide.title}</h2>
      <ol>
        {help.guide.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {help.guide.every} <a href={EXPLANATIONS_PATH}>{help.guide.everyLink}</a>
      </p>
      <h2>{help.certificate.title}</h2>
      <ul>
        {help.certificate.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <h2 id="navegadores">{help.browsers.title}</h2>
      <p>{help.browsers.intro}</p>
      {help.browsers.items.map(({ name, steps }) => (
        <details key={name} class="help-browser">
          <summary>{name}</summary>
          <ul>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </details>
      ))}
      <h2>{help.account.title}</h2>
      <ul>
        {help.account.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <h2>{help.contacts.title}</h2>
      <dl class="contacts">
        {help.contacts.items.map(({ who, how, href }) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>{href === null ? how : <a href={href}>{how}</a>}</dd>
          </div>
        ))}
      </dl>
      <p>{help.reference}</p>
    </Panel>
  );
}
