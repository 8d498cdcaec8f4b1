import { formatCnpj, formatCpf } from "../../../domain/identifiers.ts";
import { simulator as texts } from "../../../texts/simulator.ts";
import type { IssuedCertificate } from "../../authority/variants.ts";
import { COMPANY_FLOW } from "../flow.ts";
import type { CertificateRefusal } from "../judge-certificate.ts";
import { page } from "./layout.tsx";
import { Choice, LinkButton, Message, Submit } from "./parts.tsx";

const t = texts.certificate;

/** "Certificado digital": the browser's own, or one of the simulator's test certificates. */
export function certificatePage({
  flow,
  certificateUrl,
  certificates,
  refusal,
}: {
  flow: string;
  certificateUrl: string;
  certificates: IssuedCertificate[];
  refusal: CertificateRefusal | null;
}): string {
  return page({
    title: t.title,
    children: (
      <>
        {refusal && (
          <Message kind="danger" title={t.refused}>
            {t.refusals[refusal]}
          </Message>
        )}
        <p>{flow === COMPANY_FLOW ? t.leadLink : t.leadLogin}</p>
        <a class="br-button block primary" href={`${certificateUrl}/entrar/${flow}`}>
          {t.useBrowser}
        </a>
        <p class="sim-hint">{t.browserHint}</p>
        <p class="sim-hint">
          <a href="/autoridade/ca-local.pem" download>
            {t.downloadTlsCa}
          </a>
        </p>
        <h2>{t.chooseTitle}</h2>
        <p>{t.chooseHint}</p>
        <form method="post" action={`/entrar/${flow}/certificado`}>
          <CertificateOptions certificates={certificates} />
          <Submit>{t.use}</Submit>
        </form>
        <div class="sim-actions">
          <LinkButton href={flow === COMPANY_FLOW ? "/conta/empresas" : `/entrar/${flow}`}>{t.back}</LinkButton>
        </div>
      </>
    ),
  });
}

/** Select of certificates; the field is `certificado`, its value the certificate's id. */
export function CertificateOptions({ certificates }: { certificates: IssuedCertificate[] }) {
  return (
    <Choice
      name="certificado"
      label={t.choose}
      options={certificates.map((certificate) => [certificate.id, describe(certificate)])}
    />
  );
}

function describe({ variant, cpf, name, cnpj, companyName }: IssuedCertificate): string {
  const subject = variant === "e-cpf" ? `CPF ${formatCpf(cpf)}` : `${companyName}, CNPJ ${formatCnpj(cnpj)}`;
  return t.option(texts.variants[variant], name, subject);
}
