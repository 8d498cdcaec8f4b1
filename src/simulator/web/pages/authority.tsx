import { formatCnpj, formatCpf } from "../../../domain/identifiers.ts";
import { simulator as texts } from "../../../texts/simulator.ts";
import { PFX_PASSWORD } from "../../authority/authority.ts";
import { type IssuedCertificate, VARIANTS } from "../../authority/variants.ts";
import type { IssueErrors, IssueForm } from "../issue-form.ts";
import { shortDate } from "./dates.ts";
import { page } from "./layout.tsx";
import { Choice, Field, Message, Submit } from "./parts.tsx";

const t = texts.authority;

const ROLES: [string, string][] = [
  ["SOCIO", texts.companies.roles.SOCIO],
  ["REPRESENTANTE_LEGAL", texts.companies.roles.REPRESENTANTE_LEGAL],
  ["CONTADOR", texts.companies.roles.CONTADOR],
  ["", t.noRole],
];

/** The test authority: what it issued, and a form to issue more. */
export function authorityPage({
  certificates,
  form,
  errors = {},
  done = false,
}: {
  certificates: IssuedCertificate[];
  form?: IssueForm;
  errors?: IssueErrors;
  done?: boolean;
}): string {
  return page({
    title: texts.menu.authority,
    wide: true,
    menu: true,
    children: (
      <>
        {done && <Message kind="success">{t.done}</Message>}
        <p>{t.lead}</p>
        <p>
          {texts.peoplePage.pfxPassword} <code>{PFX_PASSWORD}</code>
        </p>
        <h2>{t.issueTitle}</h2>
        <form method="post" action="/autoridade" class="sim-inline">
          <Choice name="tipo" label={t.variant} value={form?.variant} options={VARIANTS.map((id) => [id, texts.variants[id]])} />
          <Field name="cpf" label={t.cpf} value={form?.cpf} error={errors.cpf} required inputMode="numeric" maxLength={14} />
          <Field name="nome" label={t.name} value={form?.name} error={errors.name} required />
          <Field name="cnpj" label={t.cnpj} value={form?.cnpj} error={errors.cnpj} required maxLength={18} />
          <Field name="empresa" label={t.companyName} value={form?.companyName} error={errors.companyName} required />
          <Choice name="papel" label={t.role} value={form?.role ?? "SOCIO"} options={ROLES} />
          <Submit>{t.submit}</Submit>
        </form>
        <h2>{t.downloads}</h2>
        <ul>
          <li>
            <a href="/autoridade/icp-brasil.pem" download>
              {t.icpBrasil}
            </a>
          </li>
          <li>
            <a href="/autoridade/ca-local.pem" download>
              {t.tlsCa}
            </a>
          </li>
        </ul>
        <h2>{t.issued}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section class="sim-scroll" aria-label={t.issued} tabIndex={0}>
          <table class="sim-table">
            <thead>
              <tr>
                <th scope="col">{t.kind}</th>
                <th scope="col">{t.holder}</th>
                <th scope="col">{t.validity}</th>
                <th scope="col">{t.file}</th>
              </tr>
            </thead>
            <tbody>
              {certificates.map((certificate) => (
                <Row key={certificate.id} certificate={certificate} />
              ))}
            </tbody>
          </table>
        </section>
      </>
    ),
  });
}

function Row({ certificate }: { certificate: IssuedCertificate }) {
  const { id, variant, cpf, name, cnpj, companyName, notBefore, notAfter } = certificate;
  return (
    <tr>
      <td>{texts.variants[variant]}</td>
      <td>
        {variant !== "e-cpf" && (
          <>
            {companyName}, {formatCnpj(cnpj)}
            <br />
          </>
        )}
        {variant !== "selo" && `${name}, ${formatCpf(cpf)}`}
      </td>
      <td>{t.from(shortDate(notBefore), shortDate(notAfter))}</td>
      <td>
        <a href={`/autoridade/certificados/${id}.pfx`} download aria-label={texts.peoplePage.download(`${id}.pfx`)}>
          .pfx
        </a>
      </td>
    </tr>
  );
}
