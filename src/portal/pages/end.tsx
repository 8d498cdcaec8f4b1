import { portal } from "../../texts/portal.ts";
import { PostForm } from "../layout/form.tsx";
import { Panel } from "../layout/panel.tsx";

/** The last page of a journey: name and documentation of the end event. */
export function EndPage({
  title,
  text,
  csrf,
  signedIn,
  next = null,
}: {
  title: string;
  text: string;
  csrf: string;
  signedIn: boolean;
  /** Where it goes on, when the model names a page. */
  next?: { path: string; label: string } | null;
}) {
  const texts = portal.ended;
  return (
    <Panel title={title}>
      {text
        .split(/\n\s*\n/)
        .filter(Boolean)
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      <div class="actions">
        <a class="br-button secondary" href={signedIn ? "/inicio" : "/"}>
          {signedIn ? texts.home : texts.entry}
        </a>
        <PostForm action="/comecar" csrf={csrf}>
          <button class={`br-button ${next === null ? "primary" : "secondary"}`} type="submit">
            {texts.again}
          </button>
        </PostForm>
        {next !== null && (
          <a class="br-button primary" href={next.path}>
            {next.label}
          </a>
        )}
      </div>
    </Panel>
  );
}
