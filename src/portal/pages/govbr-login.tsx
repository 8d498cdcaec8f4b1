import { portal } from "../../texts/portal.ts";
import type { Progress } from "../journey/models.ts";
import { Panel } from "../layout/panel.tsx";
import { SignIn } from "../layout/sign-in.tsx";
import { ProgressBar } from "./progress.tsx";

/** Step 3 of the guide: what Gov.br demands, said before the person leaves. */
export function GovbrLoginPage({ progress }: { progress: Progress }) {
  const texts = portal.govbrLogin;
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={texts.title}>
        <p>{texts.lead}</p>
        <h2>{texts.demandsTitle}</h2>
        <ul>
          {texts.demands.map((demand) => (
            <li key={demand}>{demand}</li>
          ))}
        </ul>
        <h2>{texts.consentTitle}</h2>
        <p>{texts.consent}</p>
        <p>{texts.returns}</p>
        <div class="actions">
          <a href="/ajuda">{texts.help}</a>
          <SignIn />
        </div>
      </Panel>
    </>
  );
}
