import type { Language } from "../../../domain/language.ts";
import type { ForeignDocument } from "../../../store/types.ts";
import { foreign } from "../../../texts/foreign/index.ts";
import { PostForm } from "../../layout/form.tsx";
import { Table } from "../../layout/table.tsx";
import { CSRF_FIELD } from "../../middleware/csrf.ts";
import { DOCUMENT_FILES } from "../../services/media-type.ts";
import { DOCUMENTS_PATH } from "../paths.ts";

interface DocumentsProps {
  language: Language;
  documents: ForeignDocument[];
  /** Whether more can be attached now. */
  attach: boolean;
  csrf: string;
  /** What was not accepted at the last upload, one sentence each. */
  problems?: string[];
}

/** The documents of a request. Where JavaScript runs, uploads leave what was typed beside them (see client/documents.ts). */
export function ForeignDocuments({ language, documents, attach, csrf, problems = [] }: DocumentsProps) {
  const texts = foreign[language].documents;
  return (
    <section
      id="documentos"
      class="panel panel-wide second-panel"
      tabIndex={-1}
      aria-labelledby="documentos-titulo"
      data-sending={texts.errors.sending}
      data-failed={texts.errors.failed}
    >
      <h2 id="documentos-titulo">{texts.title}</h2>
      <div id="documentos-mensagens" role="status">
        {problems.length > 0 && (
          <ul class="br-message danger upload-problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
      {documents.length === 0 && <p>{texts.none}</p>}
      <Table
        columns={attach ? texts.columns : texts.columns.slice(0, 3)}
        rows={documents}
        keyOf={({ id }) => id}
        cells={({ id, name, size, submission }) => [
          <a key="document" class="document-name" href={`${DOCUMENTS_PATH}/${id}`}>
            {name}
          </a>,
          texts.size(size),
          submission === null ? "—" : texts.handedIn(submission),
          ...(attach ? [submission === null && <Remove key="remove" {...{ language, id, name, csrf }} />] : []),
        ]}
      />
      {attach && (
        <form id="anexar" class="upload" method="post" action={DOCUMENTS_PATH} encType="multipart/form-data" noValidate>
          <input type="hidden" name={CSRF_FIELD} value={csrf} />
          <div>
            <label for="arquivos">{texts.label}</label>
            <input id="arquivos" type="file" name="arquivos" multiple accept={DOCUMENT_FILES} aria-describedby="arquivos-dica" />
            <p id="arquivos-dica" class="fine">
              {texts.hint}
            </p>
          </div>
          <button class="br-button secondary" type="submit">
            {texts.send}
          </button>
        </form>
      )}
    </section>
  );
}

function Remove({ language, id, name, csrf }: { language: Language; id: string; name: string; csrf: string }) {
  const texts = foreign[language].documents;
  return (
    <PostForm action={`${DOCUMENTS_PATH}/${id}/remover`} csrf={csrf} class="remove-document">
      <button class="br-button secondary small" type="submit" aria-label={texts.removeLabel(name)}>
        {texts.remove}
      </button>
    </PostForm>
  );
}
