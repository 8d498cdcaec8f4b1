import type { RefusalCode } from "../../domain/refusal.ts";
import { portal } from "../../texts/portal.ts";
import type { Progress } from "../journey/models.ts";
import { PostForm } from "../layout/form.tsx";
import { Panel } from "../layout/panel.tsx";
import { Identity } from "./identity.tsx";
import { ProgressBar } from "./progress.tsx";
import { RefusalBox } from "./refusal.tsx";

export interface PresentEcnpjProps {
  progress: Progress;
  /** Why no company was recognised. */
  refusal: RefusalCode | null;
  reference: string | null;
  csrf: string;
  person: { name: string; number: string };
}

/** No company yet: why, and the three ways on. */
export function PresentEcnpjPage({ progress, refusal, reference, csrf, person }: PresentEcnpjProps) {
  const texts = portal.presentEcnpj;
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={texts.title} wide>
        <Identity person={person} />
        {refusal !== null && <RefusalBox code={refusal} reference={reference} />}
        <p>{texts.lead}</p>
        <div class="ways">
          <section class="way" aria-labelledby="caminho-1">
            <h2 id="caminho-1">{texts.present.title}</h2>
            <p>{texts.present.text}</p>
            <a class="br-button primary" href="/certificado">
              {texts.present.link}
            </a>
          </section>
          <section class="way" aria-labelledby="caminho-2">
            <h2 id="caminho-2">{texts.again.title}</h2>
            <p>{texts.again.text}</p>
            <a class="br-button secondary" href="/govbr/entrar">
              {texts.again.link}
            </a>
          </section>
          <section class="way" aria-labelledby="caminho-3">
            <h2 id="caminho-3">{texts.without.title}</h2>
            <p>{texts.without.text}</p>
            <PostForm action="/jornada/sem-empresa" csrf={csrf}>
              <button class="br-button secondary" type="submit">
                {texts.without.button}
              </button>
            </PostForm>
          </section>
        </div>
      </Panel>
    </>
  );
}
