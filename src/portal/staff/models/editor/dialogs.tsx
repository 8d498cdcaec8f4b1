import { modelEditor } from "../../../../texts/models/editor.ts";
import { Field } from "../../../layout/field.tsx";

const { conflict, parts } = modelEditor;

const choices = [
  ["conflito-copia", conflict.copy, conflict.copyHelp],
  ["conflito-deles", conflict.theirs, conflict.theirsHelp],
  ["conflito-meu", conflict.mine, conflict.mineHelp],
] as const;

/** Asks what is done with a file that somebody else saved meanwhile. */
export function ConflictDialog() {
  return (
    <dialog id="conflito" class="editor-dialog" aria-labelledby="conflito-titulo">
      <h2 id="conflito-titulo">{conflict.title}</h2>
      <p id="conflito-quem" />
      <p>{conflict.lead}</p>
      <ul>
        {choices.map(([id, label, help]) => (
          <li key={id}>
            <button id={id} class="br-button secondary" type="button" aria-describedby={`${id}-ajuda`}>
              {label}
            </button>
            <p id={`${id}-ajuda`}>{help}</p>
          </li>
        ))}
      </ul>
      <p id="conflito-problema" class="field-error" role="alert" />
      <button id="conflito-depois" class="br-button" type="button">
        {conflict.later}
      </button>
    </dialog>
  );
}

/** Our parts, to be put into the drawing. */
export function PartsDialog() {
  return (
    <dialog id="partes" class="editor-dialog" aria-labelledby="partes-titulo">
      <h2 id="partes-titulo">{parts.title}</h2>
      <p id="partes-onde" />
      <p id="partes-problema" class="field-error" role="alert" hidden>
        {parts.broken}
      </p>
      <Field name="partes-busca" label={parts.search} />
      <ul id="partes-lista" class="editor-parts" />
      <p id="partes-nenhuma" role="status" hidden>
        {parts.none}
      </p>
      <button id="partes-fechar" class="br-button" type="button">
        {parts.close}
      </button>
    </dialog>
  );
}
