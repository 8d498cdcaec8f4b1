import { portal } from "../../texts/portal.ts";
import { PostForm } from "../layout/form.tsx";
import { Panel } from "../layout/panel.tsx";

/** What the link in the confirmation message opens. */
export function ConfirmEmailPage({ token, csrf }: { token: string; csrf: string }) {
  const texts = portal.settings;
  return (
    <Panel title={texts.confirmTitle}>
      <p>{texts.confirmText}</p>
      <PostForm action="/email/confirmar" csrf={csrf} class="actions">
        <input type="hidden" name="codigo" value={token} />
        <button class="br-button primary" type="submit">
          {texts.confirmButton}
        </button>
      </PostForm>
    </Panel>
  );
}
