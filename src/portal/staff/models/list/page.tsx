import type { LiveFile } from "../../../../models/live.ts";
import type { ModelChangeSummary } from "../../../../store/types/model-change.ts";
import { changes } from "../../../../texts/models/changes.ts";
import { modelList as texts } from "../../../../texts/models/list.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { BeginForm } from "../changes/begin.tsx";
import { changePath, filePath } from "../paths.ts";

/** A file on the list. */
export interface ListedFile extends LiveFile {
  by: string;
  /** Open changes with this file. */
  touching: { id: string; title: string }[];
}
export interface ListedModel extends ListedFile {
  name: string;
  tag: string | null;
  running: number;
}

export interface ListProps {
  models: ListedModel[];
  forms: ListedFile[];
  scenarios: ListedFile[];
  open: ModelChangeSummary[];
  ended: ModelChangeSummary[];
  /** Who looks. */
  accountId: string;
  csrf: string;
}

/** What is in use, what waits for a second person, and what one is working on. */
export function ListPage({ models, forms, scenarios, open, ended, accountId, csrf }: ListProps) {
  const waiting = open.filter(({ status }) => status === "proposed" || status === "publishing");
  const drafts = open.filter((change) => !waiting.includes(change));
  const mine = drafts.filter(({ author }) => author.accountId === accountId);
  const others = drafts.filter((change) => !mine.includes(change));
  return (
    <Panel title={texts.title} wide>
      <p>{texts.lead}</p>
      <h2>{texts.waitingTitle}</h2>
      {waiting.length === 0 && <p>{texts.waitingNone}</p>}
      <Table
        columns={texts.waitingColumns}
        rows={waiting}
        keyOf={({ id }) => id}
        cells={(change) => [
          <ChangeLink key="link" {...change} />,
          change.author.accountId === accountId ? `${change.author.name} (${texts.own})` : change.author.name,
          change.proposedAt === null ? "" : brasiliaMoment(change.proposedAt),
          change.reason ?? "",
        ]}
      />
      <h2>{texts.mineTitle}</h2>
      {mine.length === 0 && <p>{texts.mineNone}</p>}
      <Table
        columns={texts.mineColumns}
        rows={mine}
        keyOf={({ id }) => id}
        cells={(change) => [
          <ChangeLink key="link" {...change} />,
          changes.status(change.status),
          change.paths.join(", ") || "—",
          brasiliaMoment(change.updatedAt),
        ]}
      />
      <BeginForm csrf={csrf} />
      {others.length > 0 && <h2>{texts.othersTitle}</h2>}
      <Table
        columns={texts.othersColumns}
        rows={others}
        keyOf={({ id }) => id}
        cells={(change) => [
          <ChangeLink key="link" {...change} />,
          change.author.name,
          changes.status(change.status),
          brasiliaMoment(change.updatedAt),
        ]}
      />
      <h2>{texts.models}</h2>
      <Table
        columns={texts.modelColumns}
        rows={models}
        keyOf={({ path }) => path}
        cells={(model) => [
          <>
            <a href={filePath(model.path)}>{model.name}</a> <span class="file-name">{model.path}</span>
          </>,
          texts.version(model.version ?? 0, model.tag),
          model.deployedAt === undefined ? "" : brasiliaMoment(model.deployedAt),
          model.by,
          texts.running(model.running),
          <Touching key="changes" file={model} />,
        ]}
      />
      <h2>{texts.forms}</h2>
      <Files columns={texts.formColumns} files={forms} />
      <details>
        <summary>{texts.scenarios(scenarios.length)}</summary>
        <Files columns={texts.scenarioColumns} files={scenarios} />
      </details>
      {ended.length > 0 && <h2>{texts.endedTitle}</h2>}
      <Table
        columns={texts.endedColumns}
        rows={ended}
        keyOf={({ id }) => id}
        cells={(change) => [
          <ChangeLink key="link" {...change} />,
          change.author.name,
          changes.status(change.status),
          change.decidedBy?.name ?? "—",
        ]}
      />
    </Panel>
  );
}

function Files({ columns, files }: { columns: readonly string[]; files: ListedFile[] }) {
  return (
    <Table
      columns={columns}
      rows={files}
      keyOf={({ path }) => path}
      cells={(file) => [
        <a key="link" href={filePath(file.path)}>
          {file.path}
        </a>,
        file.by,
        <Touching key="changes" file={file} />,
      ]}
    />
  );
}

function ChangeLink({ id, title }: { id: string; title: string }) {
  return <a href={changePath(id)}>{title}</a>;
}

function Touching({ file: { touching } }: { file: ListedFile }) {
  if (touching.length === 0) return <>{texts.noChanges}</>;
  return (
    <ul class="plain-list">
      {touching.map((change) => (
        <li key={change.id}>
          <ChangeLink {...change} />
        </li>
      ))}
    </ul>
  );
}
