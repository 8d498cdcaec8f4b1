import type { DocumentInfo } from "../../../store/types.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { team as texts } from "../../../texts/team.ts";
import { Table } from "../../layout/table.tsx";
import { taskPath } from "../paths.ts";

/** A document as the team sees it. */
export type TaskDocument = Pick<DocumentInfo, "id" | "name" | "size" | "uploadedAt"> & { uploadedBy: { name: string } };

/** What the company handed in. */
export function TaskDocuments({ taskId, documents }: { taskId: string; documents: TaskDocument[] }) {
  const { task } = texts;
  return (
    <section>
      <h2>{task.documents}</h2>
      {documents.length === 0 && <p>{task.noDocuments}</p>}
      <Table
        columns={task.documentColumns}
        rows={documents}
        keyOf={({ id }) => id}
        cells={({ id, name, size, uploadedBy, uploadedAt }) => [
          <a key="document" class="id" href={taskPath(taskId, `documentos/${id}`)} aria-label={task.download(name)}>
            {name}
          </a>,
          task.size(size),
          uploadedBy.name,
          brasiliaMoment(uploadedAt),
        ]}
      />
    </section>
  );
}
