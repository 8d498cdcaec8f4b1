import type { DocumentInfo, Process } from "../../../store/types.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { services } from "../../../texts/services.ts";
import { PostForm } from "../../layout/form.tsx";
import { Table } from "../../layout/table.tsx";
import { CSRF_FIELD } from "../../middleware/csrf.ts";
import { DOCUMENT_FILES } from "../media-type.ts";

const texts = services.documents;

export interface DocumentsProps {
  process: Process;
  documents: DocumentInfo[];
  /** Whether more can be attached. */
  attach: boolean;
  /** Ids of those that can be taken away. */
  removable: string[];
  csrf: string;
  /** What was not accepted at the last upload, one sentence each. */
  problems?: string[];
}

/**
 * The documents of a process. Where JavaScript runs, uploads leave the rest of the page as it is (see client/documents.ts):
 * what was typed into the form stays.
 */
export function DocumentsPanel({ process, documents, attach, removable, csrf, problems = [] }: DocumentsProps) {
  const path = `/processos/${process.id}/documentos`;
  return (
    <section id="documentos" class="panel panel-wide second-panel" tabIndex={-1} aria-labelledby="documentos-titulo">
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
      {documents.length === 0 ? <p>{texts.none}</p> : <Documents {...{ documents, path, removable, csrf, attach }} />}
      {attach && (
        <form id="anexar" class="upload" method="post" action={path} encType="multipart/form-data" noValidate>
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

function Documents({
  documents,
  path,
  removable,
  csrf,
  attach,
}: Pick<DocumentsProps, "documents" | "removable" | "csrf" | "attach"> & { path: string }) {
  return (
    <Table
      columns={attach ? texts.columns : texts.columns.slice(0, 4)}
      rows={documents}
      keyOf={({ id }) => id}
      cells={({ id, name, size, uploadedBy, uploadedAt }) => [
        <a key="document" class="document-name" href={`${path}/${id}`}>
          {name}
        </a>,
        texts.size(size),
        uploadedBy.name,
        brasiliaMoment(uploadedAt),
        ...(attach
          ? [removable.includes(id) && <Remove key="remove" action={`${path}/${id}/remover`} {...{ name, csrf }} />]
          : []),
      ]}
    />
  );
}

function Remove({ action, name, csrf }: { action: string; name: string; csrf: string }) {
  return (
    <PostForm action={action} csrf={csrf} class="remove-document">
      <button class="br-button secondary small" type="submit" aria-label={texts.removeLabel(name)}>
        {texts.remove}
      </button>
    </PostForm>
  );
}
