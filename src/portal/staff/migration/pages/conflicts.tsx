import type { LegacyConflict } from "../../../../store/types.ts";
import { migrationConflicts } from "../../../../texts/migration.ts";
import { migrationStaff } from "../../../../texts/migration-staff.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { conflictPath } from "../paths.ts";

const texts = migrationStaff.conflicts;

export interface ConflictsProps {
  open: LegacyConflict[];
  decided: LegacyConflict[];
  /** Who decided. */
  nameOf: (id: string) => string;
}

/** The queue, its oldest case first, and what was decided last. */
export function ConflictsPage({ open, decided, nameOf }: ConflictsProps) {
  return (
    <Panel title={texts.title} wide>
      <p>{texts.lead}</p>
      <h2>{texts.open}</h2>
      {open.length === 0 && <p>{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={open}
        keyOf={({ id }) => id}
        cells={(conflict) => [
          conflict.login,
          <Codes key="codes" conflict={conflict} />,
          conflict.accountName,
          brasiliaMoment(conflict.openedAt),
          <a key="open" href={conflictPath(conflict.id)} aria-label={texts.decideLabel(conflict.login)}>
            {texts.decide}
          </a>,
        ]}
      />
      <h2>{texts.decided}</h2>
      {decided.length === 0 && <p>{texts.decidedNone}</p>}
      <Table
        columns={texts.decidedColumns}
        rows={decided}
        keyOf={({ id }) => id}
        cells={(conflict) => [
          <a key="see" href={conflictPath(conflict.id)}>
            {conflict.login}
          </a>,
          <Codes key="codes" conflict={conflict} />,
          conflict.decision && texts.decisions[conflict.decision],
          conflict.decidedBy && nameOf(conflict.decidedBy),
          conflict.decidedAt && brasiliaMoment(conflict.decidedAt),
        ]}
      />
    </Panel>
  );
}

function Codes({ conflict }: { conflict: LegacyConflict }) {
  return <>{conflict.codes.map((code) => migrationConflicts[code].short).join("; ")}</>;
}
