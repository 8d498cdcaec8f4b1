import { formatCpf } from "../../../domain/identifiers.ts";
import { simulator as texts } from "../../../texts/simulator.ts";
import { PFX_PASSWORD } from "../../authority/authority.ts";
import type { IssuedCertificate } from "../../authority/variants.ts";
import { PASSWORD, SEEDS } from "../../people/seeds.ts";
import type { SimulatedAccount } from "../../state/accounts.ts";
import { page } from "./layout.tsx";

const t = texts.peoplePage;

/** Everybody to log in as: what each one is for, CPF, password, certificates. */
export function peoplePage(accounts: SimulatedAccount[], certificates: IssuedCertificate[]): string {
  const seeded = new Set(SEEDS.map(({ account }) => account.cpf));
  const others = accounts.filter(({ cpf }) => !seeded.has(cpf));
  const of = (cpf: string) => certificates.filter((certificate) => certificate.cpf === cpf);
  return page({
    title: t.title,
    wide: true,
    menu: true,
    children: (
      <>
        <p>{t.lead}</p>
        <p>
          {t.password} <code>{PASSWORD}</code>
          <br />
          {t.pfxPassword} <code>{PFX_PASSWORD}</code>
        </p>
        <ul class="sim-cards">
          {SEEDS.map(({ key, account }) => (
            <PersonCard key={key} account={account} text={texts.people[key]} certificates={of(account.cpf)} />
          ))}
        </ul>
        {others.length > 0 && (
          <>
            <p>
              <strong>{t.otherAccounts}.</strong> {t.otherAccountsLead}
            </p>
            <ul class="sim-cards">
              {others.map((account) => (
                <PersonCard key={account.cpf} account={account} certificates={of(account.cpf)} />
              ))}
            </ul>
          </>
        )}
      </>
    ),
  });
}

type Shown = Pick<SimulatedAccount, "cpf" | "name" | "socialName" | "email" | "emailVerified" | "level">;

function PersonCard({ account, text, certificates }: { account: Shown; text?: string; certificates: IssuedCertificate[] }) {
  return (
    <li class="sim-card">
      <h2>{account.socialName ? `${account.socialName} (${account.name})` : account.name}</h2>
      {text && <p>{text}</p>}
      <dl class="sim-data">
        <dt>{t.cpf}</dt>
        <dd>
          <code>{formatCpf(account.cpf)}</code>
        </dd>
        <dt>{t.email}</dt>
        <dd>
          {account.email}
          {!account.emailVerified && ` (${t.notVerified})`}
        </dd>
        <dt>{t.level}</dt>
        <dd>{t.levels[account.level]}</dd>
        <dt>{t.certificates}</dt>
        <dd>
          {certificates.length === 0 && t.none}
          <ul class="sim-files">
            {certificates.map(({ id, variant, companyName }) => (
              <li key={id}>
                <a href={`/autoridade/certificados/${id}.pfx`} download>
                  {variant === "e-cpf" ? texts.variants[variant] : `${texts.variants[variant]}: ${companyName}`}
                </a>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </li>
  );
}
