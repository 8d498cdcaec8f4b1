import type { LegacyProcess, Migration } from "../../../store/types.ts";
import { migration as texts } from "../../../texts/migration.ts";
import { brasiliaDay, brasiliaMoment } from "../../../texts/moments.ts";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { MIGRATIONS_PATH, MOVED_PATH, receiptPath } from "../paths.ts";

export interface ReceiptProps {
  migration: Migration;
  receipt: string;
  person: { name: string /** Masked, with what it is called. */; number: string };
  processes: LegacyProcess[];
}

/** The receipt of a migration, as a page that can be printed. */
export function ReceiptPage({ migration, receipt, person, processes }: ReceiptProps) {
  const { receipt: words } = texts;
  const { open, finished, instances } = migration.counts ?? { open: 0, finished: 0, instances: 0 };
  const total = open + finished;
  return (
    <Panel title={words.title} wide>
      <p class="receipt-number">
        {words.number} {receipt}
      </p>
      <p>{words.text(migration.login, person.name)}</p>
      <dl class="facts">
        <dt>{words.facts.login}</dt>
        <dd>{migration.login}</dd>
        <dt>{words.facts.account}</dt>
        <dd>
          {person.name} <span class="unbroken">({person.number})</span>
        </dd>
        <dt>{words.facts.date}</dt>
        <dd>{migration.receiptedAt !== null && brasiliaMoment(migration.receiptedAt)}</dd>
        <dt>{words.facts.processes}</dt>
        <dd>{total === 0 ? texts.task.none : texts.task.total(total, open)}</dd>
        {instances > 0 && <dt>{words.facts.tasks}</dt>}
        {instances > 0 && <dd>{words.instances(instances)}</dd>}
      </dl>
      <p>{words.authors}</p>
      {processes.length > 0 && <h2>{words.listTitle}</h2>}
      {processes.length < total && <p>{words.cut(processes.length, total)}</p>}
      <Table
        columns={texts.task.listColumns}
        rows={processes}
        keyOf={({ id }) => id}
        cells={({ number, service, status, openedAt, finishedAt, removedAt }) => [
          number,
          service,
          removedAt === null ? texts.processStatus[status] : words.removed(brasiliaMoment(removedAt)),
          brasiliaDay(openedAt),
          finishedAt === null ? "" : brasiliaDay(finishedAt),
        ]}
      />
      <div class="not-printed">
        <p class="fine">
          {words.mail} {words.print}
        </p>
        <div class="actions">
          <a class="br-button secondary" href={MIGRATIONS_PATH}>
            {texts.back}
          </a>
          {total > 0 && (
            <a class="br-button secondary" href={`${receiptPath(migration.id)}.csv`}>
              {words.download}
            </a>
          )}
          <a class="br-button primary" href={MOVED_PATH}>
            {words.toProcesses}
          </a>
        </div>
      </div>
    </Panel>
  );
}
