import type { ModelFileKind } from "../../../../models/file.ts";
import { modelEditor } from "../../../../texts/models/editor.ts";
import { Icon } from "../../../layout/icon.tsx";

const texts = modelEditor.tools;

const ofModels = [
  ["desfazer", texts.undo, "undo"],
  ["refazer", texts.redo, "redo"],
  ["procurar", texts.search, "search"],
  ["aproximar", texts.zoomIn, "search-plus"],
  ["afastar", texts.zoomOut, "search-minus"],
  ["inteiro", texts.fit, "expand"],
  ["acrescentar", texts.parts, "puzzle-piece"],
] as const;
/** What somebody who only looks needs, too. */
const LOOKING: string[] = ["aproximar", "afastar", "inteiro"];
const ofForms = ofModels.slice(0, 2);

/** The buttons above the editor. */
export function Tools({ kind }: { kind: ModelFileKind }) {
  const tools = { model: ofModels, form: ofForms, scenario: [] }[kind];
  return (
    <fieldset class="editor-tools">
      <legend class="sr-only">{texts.label}</legend>
      <button id="salvar" class="br-button primary small" type="button">
        {texts.save}
      </button>
      {tools.map(([id, label, icon]) => (
        <button key={id} id={id} class={`br-button secondary small${LOOKING.includes(id) ? " tool-looking" : ""}`} type="button">
          <Icon name={icon} /> {label}
        </button>
      ))}
    </fieldset>
  );
}
