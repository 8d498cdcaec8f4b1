import type { ActingCompany, Process } from "../../../store/types.ts";
import { describeCapacity } from "../../../texts/capacity.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { services } from "../../../texts/services.ts";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";

const texts = services.monitoring;

export interface MonitoringProps {
  company: ActingCompany;
  rows: { process: Process; service: string; basis: string | null }[];
  /** Where the next page begins; null: this is the last. */
  older: Date | null;
  /** Whether this is the first page. */
  newest: boolean;
}

/** The processes of a company: who opened each, in which capacity, by what right, and where it stands. */
export function MonitoringPage({ company, rows, older, newest }: MonitoringProps) {
  const path = `/acompanhamento?empresa=${company.id}`;
  const everything = company.capacity !== "MEMBER" && company.capacity !== "SUBSTITUTE";
  return (
    <Panel title={texts.title} wide>
      <p>{everything ? texts.all : texts.own}</p>
      {rows.length === 0 && <p>{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={rows}
        keyOf={({ process }) => process.id}
        cells={({ process, service, basis }) => [
          <a key="process" class="process-number" href={`/processos/${process.id}`}>
            {process.number}
          </a>,
          service,
          process.openedBy.name,
          process.capacity && describeCapacity(process.capacity),
          basis,
          brasiliaMoment(process.openedAt ?? process.requestedAt),
          services.state(process.state, process.outcome),
        ]}
      />
      <div class="actions">
        {!newest && (
          <a class="br-button secondary" href={path}>
            {texts.newest}
          </a>
        )}
        {older !== null && (
          <a class="br-button secondary" href={`${path}&antes=${encodeURIComponent(older.toISOString())}`}>
            {texts.older}
          </a>
        )}
      </div>
    </Panel>
  );
}
