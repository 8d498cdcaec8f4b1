import { formatCnpj, formatCpf } from "../../../domain/identifiers.ts";
import { simulator as texts } from "../../../texts/simulator.ts";
import type { Companies, CompanyLink } from "../../state/companies.ts";
import { shortDate } from "./dates.ts";
import { page } from "./layout.tsx";
import { Field, LinkButton, Message, Submit } from "./parts.tsx";

const t = texts.companies;

/** Menu "Vincular Empresas via e-CNPJ" (step 5 of the guide). */
export function companiesMenuPage(): string {
  return page({
    title: t.menuTitle,
    children: (
      <>
        <p>{t.menuLead}</p>
        <p>
          <a href="/conta/empresas/gerenciar">{t.manage}</a>
        </p>
        <div class="sim-actions">
          <LinkButton href="/conta">{texts.account.title}</LinkButton>
        </div>
      </>
    ),
  });
}

/** "Gerenciar Vínculos com Empresas": the list, and the button "Vincular empresa do e-CNPJ". */
export function manageCompaniesPage({
  cpf,
  companies,
  now,
  notice,
  problem,
  portalUrl,
}: {
  cpf: string;
  companies: Companies;
  now: Date;
  notice?: string | undefined;
  problem?: string | undefined;
  portalUrl: string;
}): string {
  const links = companies.linksOf(cpf);
  return page({
    title: t.title,
    children: (
      <>
        {notice && <Message kind="success">{notice}</Message>}
        {problem && <Message kind="danger">{problem}</Message>}
        <form method="post" action="/conta/empresas/vincular">
          <Submit>{t.linkNew}</Submit>
        </form>
        {links.length === 0 && <p>{t.none}</p>}
        {links.map((link) => (
          <LinkedCompany key={link.cnpj} link={link} companies={companies} now={now} />
        ))}
        <div class="sim-actions">
          <LinkButton href={portalUrl}>{texts.backToService}</LinkButton>
          <LinkButton href="/conta">{texts.account.title}</LinkButton>
        </div>
      </>
    ),
  });
}

function LinkedCompany({ link, companies, now }: { link: CompanyLink; companies: Companies; now: Date }) {
  const name = companies.find(link.cnpj)?.legalName ?? link.cnpj;
  const isHolder = link.addedBy === null;
  return (
    <section>
      <h2>{name}</h2>
      <dl class="sim-data">
        <dt>{t.cnpj}</dt>
        <dd>{formatCnpj(link.cnpj)}</dd>
        <dt>{t.atuacao}</dt>
        <dd>{t.roles[link.atuacao ?? "COLABORADOR"]}</dd>
        <dt>{t.validity}</dt>
        <dd>
          {shortDate(link.expiresAt)}
          {new Date(link.expiresAt) < now && ` (${t.expired})`}
        </dd>
      </dl>
      {isHolder && <Collaborators link={link} companies={companies} />}
      <form method="post" action="/conta/empresas/desativar">
        <input type="hidden" name="cnpj" value={link.cnpj} />
        <button class="br-button block secondary" type="submit" aria-label={t.removeLabel(name)}>
          {t.remove}
        </button>
      </form>
    </section>
  );
}

function Collaborators({ link, companies }: { link: CompanyLink; companies: Companies }) {
  const people = companies.colaboradoresOf(link.cnpj);
  return (
    <details>
      <summary>{t.collaborators}</summary>
      {people.length === 0 && <p>{t.noCollaborators}</p>}
      <ul>
        {people.map(({ cpf, expiresAt }) => (
          <li key={cpf}>{`${formatCpf(cpf)} — ${t.validity.toLowerCase()} ${shortDate(expiresAt)}`}</li>
        ))}
      </ul>
      <form method="post" action="/conta/empresas/colaborador">
        <input type="hidden" name="cnpj" value={link.cnpj} />
        <Field name={`cpf-${link.cnpj}`} label={t.collaboratorCpf} inputMode="numeric" maxLength={14} required />
        <Field name={`ate-${link.cnpj}`} label={t.collaboratorUntil} type="date" required />
        <Submit secondary>{t.addCollaborator}</Submit>
      </form>
    </details>
  );
}

/** "Confirmação dos dados" (step 6 of the guide). */
export function confirmLinkPage({ cnpj, cpf, name }: { cnpj: string; cpf: string; name: string }): string {
  return page({
    title: t.confirmTitle,
    children: (
      <>
        <h2>{t.confirmLead}</h2>
        <dl class="sim-data">
          <dt>{t.cnpj}</dt>
          <dd>{formatCnpj(cnpj)}</dd>
          <dt>{t.cpf}</dt>
          <dd>{formatCpf(cpf)}</dd>
          <dt>{t.participant}</dt>
          <dd>{name}</dd>
        </dl>
        <form method="post" action="/conta/empresas/confirmar" class="sim-pair">
          <button class="br-button secondary" type="submit" name="decisao" value="cancelar">
            {t.cancel}
          </button>
          <button class="br-button primary" type="submit" name="decisao" value="vincular">
            {t.link}
          </button>
        </form>
      </>
    ),
  });
}
