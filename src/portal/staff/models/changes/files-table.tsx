import { basename } from "node:path";
import type { ModelChange } from "../../../../store/types/model-change.ts";
import { changes } from "../../../../texts/models/changes.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { PostForm } from "../../../layout/form.tsx";
import { Table } from "../../../layout/table.tsx";
import { changeDifferencePath, changePath, draftContentPath, editorPath, filePath, rehearsalPath } from "../paths.ts";
import type { ViewedFile } from "./view.ts";

const texts = changes.files;

interface FilesProps {
  change: ModelChange;
  files: ViewedFile[];
  isEditable: boolean;
  csrf: string;
}

/** The files of a change, with what one can do with each. */
export function FilesTable({ change, files, isEditable, csrf }: FilesProps) {
  return (
    <Table
      columns={texts.columns}
      rows={files}
      keyOf={({ draft }) => draft.path}
      cells={(file) => [
        file.live === null ? file.draft.path : <a href={filePath(file.draft.path)}>{file.draft.path}</a>,
        describe(file),
        texts.saved(file.draft.savedBy.name, brasiliaMoment(file.draft.savedAt)),
        <div key="acts">
          <Links {...{ change, file, isEditable }} />
          {isEditable && <Acts {...{ change, file, csrf }} />}
        </div>,
      ]}
    />
  );
}

function describe({ state, live }: ViewedFile): string {
  if (state === "new") return texts.isNew;
  if (state === "same") return texts.same;
  return state === "stale" ? texts.stale : texts.replaces(live?.version);
}

function Links({ change: { id }, file, isEditable }: Pick<FilesProps, "change" | "isEditable"> & { file: ViewedFile }) {
  const { path } = file.draft;
  const links: [string, string][] = [
    ...(isEditable ? [[texts.edit, editorPath(id, path)] as [string, string]] : []),
    ...(file.kind === "model" ? [[texts.rehearse, rehearsalPath(id, basename(path, ".bpmn"))] as [string, string]] : []),
    ...(file.live === null ? [] : [[texts.differences, changeDifferencePath(id, path)] as [string, string]]),
    [texts.download, draftContentPath(id, path)],
  ];
  return (
    <ul class="link-list">
      {links.map(([label, href]) => (
        <li key={href}>
          <a href={href} aria-label={texts.actionLabel(label, path)}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Acts({
  change: { id },
  file: { draft, state, live },
  csrf,
}: Pick<FilesProps, "change" | "csrf"> & { file: ViewedFile }) {
  const { path, revision } = draft;
  const acts: [verb: string, label: string, spoken: string][] = [
    ...(state === "stale" && live !== null
      ? [["recomecar", texts.takeOver, texts.takeOverLabel(path)] as [string, string, string]]
      : []),
    ...(state === "stale" ? [["manter", texts.keep, texts.keepLabel(path)] as [string, string, string]] : []),
    ["retirar", texts.remove, texts.removeLabel(path)],
  ];
  return (
    <>
      {acts.map(([verb, label, spoken]) => (
        <PostForm key={verb} action={`${changePath(id)}/${verb}`} csrf={csrf} class="small-form">
          <input type="hidden" name="caminho" value={path} />
          <input type="hidden" name="revisao" value={String(revision)} />
          <button class="br-button secondary small" type="submit" aria-label={spoken}>
            {label}
          </button>
        </PostForm>
      ))}
    </>
  );
}
