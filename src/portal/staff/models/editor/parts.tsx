import { modelEditor as texts } from "../../../../texts/models/editor.ts";
import { Field } from "../../../layout/field.tsx";

/** The drawing with its properties; below it the findings, the elements as a list, and what the keyboard does. */
export function ModelParts() {
  return (
    <>
      <p class="editor-narrow">{texts.narrow}</p>
      <div class="editor-body">
        <section id="desenho" class="editor-canvas" aria-label={texts.canvas} />
        <section id="propriedades" class="editor-properties" aria-label={texts.properties} />
      </div>
      <section id="achados" class="editor-findings" aria-labelledby="achados-titulo">
        <h2 id="achados-titulo">{texts.findings.title}</h2>
        <p>{texts.findings.lead}</p>
        <p id="achados-sem-motor" class="field-error" role="status" hidden>
          {texts.findings.withoutEngine}
        </p>
        <p id="achados-resumo" role="status">
          {texts.findings.checking}
        </p>
        <ul id="achados-lista" />
      </section>
      <details id="elementos" class="editor-elements">
        <summary>{texts.elements.title}</summary>
        <p>{texts.elements.lead}</p>
        <ul id="elementos-lista" />
      </details>
      <details class="editor-keyboard">
        <summary>{texts.keyboard.title}</summary>
        <dl class="facts">
          {texts.keyboard.keys.map(([keys, effect]) => [<dt key={keys}>{keys}</dt>, <dd key={effect}>{effect}</dd>])}
        </dl>
      </details>
    </>
  );
}

/** The form, to be drawn or tried in two ways. */
export function FormParts() {
  const { form } = texts;
  return (
    <>
      <p class="editor-narrow">{form.narrow}</p>
      <fieldset class="editor-tools">
        <legend class="sr-only">{form.modes}</legend>
        {[
          ["montar", form.draw],
          ["no-portal", form.portal],
          ["na-lista", form.taskList],
        ].map(([id, label], index) => (
          <button key={id} id={id} class="br-button secondary small" type="button" aria-pressed={index === 0}>
            {label}
          </button>
        ))}
      </fieldset>
      <section id="desenho" class="editor-form" aria-label={form.draw} />
      <section id="visao" class="editor-preview" aria-label={form.place} hidden>
        <p id="visao-lead" />
        <div id="visao-formulario" />
        <Field name="visao-dados" label={form.data} hint={form.dataHelp} value="{}" rows={4} />
        <p id="visao-problema" class="field-error" role="alert" />
      </section>
    </>
  );
}

/** A scenario is text. */
export function ScenarioParts({ path }: { path: string }) {
  return (
    <div class="br-input editor-text">
      <label for="texto">{texts.text.label(path)}</label>
      <textarea id="texto" rows={28} spellcheck={false} aria-describedby="texto-dica" />
      <p id="texto-dica" class="fine">
        {texts.text.hint}
      </p>
    </div>
  );
}

/** A file that no editor can open, as it is. */
export function Source() {
  const { broken } = texts;
  return (
    <section id="fonte" class="editor-source" aria-labelledby="fonte-titulo" hidden>
      <h2 id="fonte-titulo">{broken.title}</h2>
      <p id="fonte-problema" class="field-error" role="alert" />
      <p>{broken.lead}</p>
      <section class="source-text" aria-label={broken.source} {...{ tabIndex: 0 }}>
        <pre id="fonte-texto" class="value" />
      </section>
    </section>
  );
}
