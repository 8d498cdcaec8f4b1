import { portal } from "../../texts/portal.ts";
import { Panel } from "../layout/panel.tsx";

/** Asks before ending a session, when the wish came from another site. */
export function LeavePage() {
  const texts = portal.leave;
  return (
    <Panel title={texts.confirmTitle}>
      <p>{texts.confirmText}</p>
      <div class="actions">
        <a class="br-button secondary" href="/">
          {texts.stay}
        </a>
        <a class="br-button primary" href="/sair">
          {texts.confirmLink}
        </a>
      </div>
    </Panel>
  );
}

/** After leaving: also at Gov.br, on a shared computer. */
export function LeftPage() {
  const texts = portal.leave;
  return (
    <Panel title={texts.endedTitle}>
      <p>{texts.endedText}</p>
      <p>{texts.endedShared}</p>
      <div class="actions">
        <a class="br-button primary" href="/">
          {texts.again}
        </a>
      </div>
    </Panel>
  );
}
