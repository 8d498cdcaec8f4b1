import { migration } from "../../../texts/migration.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";

/** The old login is the account's already; its processes follow once the person has completed the registration. */
export function RegisterFirstPage({ csrf, resumable }: { csrf: string; resumable: boolean }) {
  const texts = migration.register;
  return (
    <Panel title={texts.title}>
      <p>{texts.text}</p>
      <p>{texts.next}</p>
      <div class="actions">
        {resumable ? (
          <a class="br-button primary" href="/jornada">
            {texts.resume}
          </a>
        ) : (
          <PostForm action="/comecar" csrf={csrf}>
            <button class="br-button primary" type="submit">
              {texts.begin}
            </button>
          </PostForm>
        )}
      </div>
    </Panel>
  );
}
