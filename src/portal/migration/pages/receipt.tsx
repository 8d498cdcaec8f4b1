import type { LegacyProcess, Migration } from "../../../store/types.ts";
import { migration as texts } from "../../../texts/migration.ts";
import { brasiliaDay, brasiliaMoment } from "../../../texts/moments.ts";
import { Message } from "../../layout/message.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { MIGRATIONS_PATH, MOVED_PATH, receiptPath } from "../paths.ts";

export interface ReceiptProps {
  migration: Migration;
  receipt: string;
  person: { name: string /** Masked, with what it is called. */; number: string };
  processes: LegacyProcess[];
  /** Whether it was sent to the person as well. */
  mailed: boolean;
}

/** The receipt of a migration, as a page that can be printed. */
export function ReceiptPage({ migration, receipt, person, processes, mailed }: ReceiptProps) {
  const { receipt: words } = texts;
  const { open, finished, instances } = migration.counts ?? { open: 0, finished: 0, instances: 0 };
  const total = open + finished;
  const isVoid = migration.undoneAt !== null;
  const what = migration.split ? words.part : words.text;
  return (
    <Panel title={words.title} wide>
      <p class="receipt-number">
        {words.number} {receipt}
      </p>
      {isVoid ? <Void migration={migration} /> : <p>{what(migration.login, person.name)}</p>}
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
      {!isVoid && <p>{words.authors}</p>}
      {processes.length > 0 && <h2>{words.listTitle}</h2>}
      {!isVoid && processes.length < total && <p>{words.cut(processes.length, total)}</p>}
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
        {!isVoid && (
          <p class="fine">
            {mailed && words.mail} {words.print}
          </p>
        )}
        <div class="actions">
          <a class="br-button secondary" href={MIGRATIONS_PATH}>
            {texts.back}
          </a>
          {total > 0 && !isVoid && (
            <a class="br-button secondary" href={`${receiptPath(migration.id)}.csv`}>
              {words.download}
            </a>
          )}
          {!isVoid && (
            <a class="br-button primary" href={MOVED_PATH}>
              {words.toProcesses}
            </a>
          )}
        </div>
      </div>
    </Panel>
  );
}

function Void({ migration: { undoneAt, undoReason } }: Pick<ReceiptProps, "migration">) {
  const { receipt: words, undone } = texts;
  return (
    <Message kind="warning">
      <p>
        <strong>{words.void}.</strong> {undoneAt !== null && words.voidText(brasiliaMoment(undoneAt))}
      </p>
      {undoReason !== null && (
        <p>
          {undone.reason}: {undoReason}
        </p>
      )}
    </Message>
  );
}
