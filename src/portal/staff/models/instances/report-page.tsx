import type { Window } from "../../../../camunda/operations/page.ts";
import type { InstanceMove } from "../../../../store/types.ts";
import { modelInstances } from "../../../../texts/models/instances.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { PostForm } from "../../../layout/form.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { instancePath } from "../../../operator/pages/instances.tsx";
import { Paging } from "../../../operator/pages/paging.tsx";
import { instancesPath, movePath } from "../paths.ts";

/** What became of one instance, in words. */
export interface ReportRow {
  instanceId: string;
  /** Number of the process; empty when it has none. */
  number: string;
  outcome: string;
  causes: string;
}

export interface ReportProps {
  move: InstanceMove;
  modelName: string;
  which: string;
  rows: ReportRow[];
  window: Window;
  address: (page: number) => string;
  isOperator: boolean;
  csrf: string;
}

const texts = modelInstances.report;

/** What became of the instances of a move, one by one. */
export function ReportPage({ move, modelName, which, rows, window, address, isOperator, csrf }: ReportProps) {
  const { id, processKey, source, target, counts, finishedAt } = move;
  const total = counts.moved + counts.stays + counts.waiting;
  const facts: [string, string][] = [
    [texts.facts.model, modelName],
    [texts.facts.fromTo, modelInstances.fromTo(source.version, target.version)],
    [texts.facts.which, which],
    [texts.facts.reason, move.reason],
    [texts.facts.by, move.askedBy.name],
    [texts.facts.at, brasiliaMoment(move.askedAt)],
    [texts.facts.reference, move.reference],
    [texts.facts.state, finishedAt === null ? texts.running : texts.done(brasiliaMoment(finishedAt))],
    [texts.facts.moved, modelInstances.count(counts.moved)],
    [texts.facts.stays, modelInstances.count(counts.stays)],
    [texts.facts.waiting, modelInstances.count(counts.waiting)],
  ];
  return (
    <Panel title={texts.title(source.version, target.version)} wide>
      <dl class="facts">{facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}</dl>
      {finishedAt === null && (
        <PostForm action={`${movePath(processKey, id)}/continuar`} csrf={csrf}>
          <p>{texts.resumeText}</p>
          <div class="actions">
            <a class="br-button secondary" href={movePath(processKey, id)}>
              {texts.refresh}
            </a>
            <button class="br-button secondary" type="submit">
              {texts.resume}
            </button>
          </div>
        </PostForm>
      )}
      <h2>{texts.items}</h2>
      {total === 0 && <p>{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={rows}
        keyOf={({ instanceId }) => instanceId}
        cells={({ instanceId, number, outcome, causes }) => [
          <span key="number" class="unbroken">
            {number === "" ? texts.noNumber : number}
          </span>,
          isOperator ? (
            <a key="instance" class="id" href={instancePath(instanceId)}>
              {instanceId}
            </a>
          ) : (
            <span key="instance" class="id">
              {instanceId}
            </span>
          ),
          outcome,
          causes,
        ]}
      />
      <Paging page={{ items: rows, total }} window={window} address={address} />
      <div class="actions">
        <a class="br-button secondary" href={instancesPath(processKey)}>
          {texts.back}
        </a>
        <a class="br-button primary" href={`${movePath(processKey, id)}/resultado.csv`}>
          {texts.csv}
        </a>
      </div>
    </Panel>
  );
}
