import { simulator as texts } from "../../../texts/simulator.ts";
import type { IssuedCertificate } from "../../authority/variants.ts";
import { CLOUD_PIN, type CloudProvider } from "../cloud-providers.ts";
import { CertificateOptions } from "./certificate.tsx";
import { page } from "./layout.tsx";
import { Field, LinkButton, Message, Submit } from "./parts.tsx";

const t = texts.cloud;

/** First step of the cloud certificate: who keeps it. */
export function cloudProviderPage(flow: string): string {
  return page({
    title: t.title,
    children: (
      <>
        <form method="get" action={`/entrar/${flow}/nuvem/certificados`}>
          <fieldset class="sim-options">
            <legend>{t.provider}</legend>
            {Object.entries(t.providers).map(([id, name], index) => (
              <label class="sim-option" key={id}>
                <input type="radio" name="prestador" value={id} required checked={index === 0} />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
          <Submit>{t.continue}</Submit>
        </form>
        <div class="sim-actions">
          <LinkButton href={`/entrar/${flow}`}>{t.back}</LinkButton>
        </div>
      </>
    ),
  });
}

/** Second step: which certificate, and its PIN. */
export function cloudCertificatePage({
  flow,
  provider,
  certificates,
  wrongPin,
  refusal,
}: {
  flow: string;
  provider: CloudProvider;
  certificates: IssuedCertificate[];
  wrongPin?: boolean;
  refusal?: string | undefined;
}): string {
  return page({
    title: t.title,
    children: (
      <>
        {refusal && (
          <Message kind="danger" title={texts.certificate.refused}>
            {refusal}
          </Message>
        )}
        <form method="post" action={`/entrar/${flow}/nuvem`}>
          <input type="hidden" name="prestador" value={provider} />
          <p>{t.certificate(t.providers[provider])}</p>
          <CertificateOptions certificates={certificates} />
          <Field
            name="pin"
            label={t.pin}
            hint={t.pinHint(CLOUD_PIN)}
            error={wrongPin ? t.wrongPin : undefined}
            type="password"
            inputMode="numeric"
            autocomplete="off"
            required
          />
          <Submit>{t.submit}</Submit>
        </form>
        <div class="sim-actions">
          <LinkButton href={`/entrar/${flow}/nuvem`}>{t.back}</LinkButton>
        </div>
      </>
    ),
  });
}
