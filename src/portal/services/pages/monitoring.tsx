import type { ActingCompany, Process } from "../../../store/types.ts";
import { describeCapacity } from "../../../texts/capacity.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { services } from "../../../texts/services.ts";
import { Panel } from "../../layout/panel.tsx";

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
  const { columns } = texts;
  const path = `/acompanhamento?empresa=${company.id}`;
  const everything = company.capacity !== "MEMBER" && company.capacity !== "SUBSTITUTE";
  return (
    <Panel title={texts.title} wide>
      <p>{everything ? texts.all : texts.own}</p>
      {rows.length === 0 && <p>{texts.none}</p>}
      {rows.length > 0 && (
        <table class="stacking">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ process, service, basis }) => (
              <tr key={process.id}>
                <th scope="row" data-label={columns[0]}>
                  <a class="process-number" href={`/processos/${process.id}`}>
                    {process.number}
                  </a>
                </th>
                <td data-label={columns[1]}>{service}</td>
                <td data-label={columns[2]}>{process.openedBy.name}</td>
                <td data-label={columns[3]}>{process.capacity && describeCapacity(process.capacity)}</td>
                <td data-label={columns[4]}>{basis}</td>
                <td data-label={columns[5]}>{brasiliaMoment(process.openedAt ?? process.requestedAt)}</td>
                <td data-label={columns[6]}>{services.state(process.state, process.outcome)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
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
