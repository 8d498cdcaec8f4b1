import type { TieProof } from "../../../store/types.ts";
import { brasiliaMoment, lastDay } from "../../../texts/moments.ts";
import { team as texts } from "../../../texts/team.ts";
import { Table } from "../../layout/table.tsx";
import { PROOF_PART, taskPath } from "../paths.ts";

/** What proves that the person who opened the process belongs to its company. */
export function OpenerProof({ taskId, opener, proof }: { taskId: string; opener: string; proof: TieProof | null }) {
  const { task } = texts;
  return (
    <section>
      <h2>{task.proof}</h2>
      {proof === null && <p>{task.noProof(opener)}</p>}
      <Table
        columns={task.proofColumns}
        rows={proof === null ? [] : [proof]}
        keyOf={({ id }) => id}
        cells={({ document: { name, size }, givenAt, validUntil }) => [
          <a key="proof" class="id" href={taskPath(taskId, PROOF_PART)} aria-label={task.download(name)}>
            {name}
          </a>,
          task.size(size),
          opener,
          brasiliaMoment(givenAt),
          validUntil === null ? task.proofOpenEnded : lastDay(validUntil),
        ]}
      />
    </section>
  );
}
