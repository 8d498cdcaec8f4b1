import type { ModelFileKind } from "../../../../models/file.ts";
import type { ModelChange } from "../../../../store/types.ts";
import { modelEditor as texts } from "../../../../texts/models/editor.ts";
import { Message } from "../../../layout/message.tsx";
import { changePath, draftContentPath, rehearsalPath } from "../paths.ts";
import type { PageData } from "./client/page-data.ts";
import { ConflictDialog, PartsDialog } from "./dialogs.tsx";
import { FormParts, ModelParts, ScenarioParts, Source } from "./parts.tsx";
import { Tools } from "./tools.tsx";

interface EditorPageProps {
  kind: ModelFileKind;
  change: ModelChange;
  page: PageData;
}

const parts = { model: ModelParts, form: FormParts, scenario: ScenarioParts };

/** A file of a change in its editor. The program fills the parts; all words stand here or in the same texts. */
export function EditorPage({ kind, change, page }: EditorPageProps) {
  const Parts = parts[kind];
  return (
    <section id="editor" class={`model-editor model-editor-${kind}`} data-page={JSON.stringify(page)}>
      <h1>{texts.title(page.path)}</h1>
      <p class="editor-where">
        {texts.change}: <a href={changePath(change.id)}>{change.title}</a> ·{" "}
        <a href={draftContentPath(change.id, page.path)}>{texts.download}</a>
        {kind === "model" && (
          <>
            {" · "}
            <a href={rehearsalPath(change.id, page.path.replace(/\.bpmn$/, ""))}>{texts.rehearse}</a>
          </>
        )}
      </p>
      <noscript>
        <Message kind="warning">{texts.withoutScript}</Message>
      </noscript>
      {!page.writable && <Message kind="info">{texts.notDraft}</Message>}
      <p id="estado" class="editor-state" role="status">
        {texts.loading}
      </p>
      <div id="restaurar" class="editor-left" role="status" hidden>
        <p id="restaurar-quando" />
        <button id="restaurar-sim" class="br-button primary small" type="button">
          {texts.keeping.restore}
        </button>
        <button id="restaurar-nao" class="br-button secondary small" type="button">
          {texts.keeping.discard}
        </button>
      </div>
      {(page.writable || kind === "model") && <Tools kind={kind} />}
      <Parts path={page.path} />
      <Source />
      <ConflictDialog />
      {kind === "model" && <PartsDialog />}
    </section>
  );
}
