import type { RefusalCode } from "../../domain/refusal.ts";
import { portal } from "../../texts/portal.ts";
import type { Progress } from "../journey/models.ts";
import { Panel } from "../layout/panel.tsx";
import { ProgressBar } from "./progress.tsx";
import { RefusalBox } from "./refusal.tsx";

export interface CertificatePageProps {
  progress: Progress;
  presentUrl: string;
  /** Why the last try came to nothing. */
  refusal: { code: RefusalCode; reference: string | null } | null;
}

/** Before the browser asks for a certificate: what to choose, and what we keep. */
export function CertificatePage({ progress, presentUrl, refusal }: CertificatePageProps) {
  const texts = portal.certificate;
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={texts.title}>
        {refusal !== null && <RefusalBox {...refusal} />}
        <p>{texts.lead}</p>
        <ol>
          {texts.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p class="fine">{texts.privacy}</p>
        <p class="fine">{texts.validity}</p>
        <p>
          <a href="/ajuda#navegadores">{portal.govbrLogin.help}</a>
        </p>
        <div class="actions">
          <a class="br-button secondary" href="/jornada">
            {texts.back}
          </a>
          <a class="br-button primary" href={presentUrl}>
            {texts.link}
          </a>
        </div>
      </Panel>
    </>
  );
}
