import { kindOf } from "../../../../models/file.ts";
import type { LiveFile } from "../../../../models/live.ts";
import type { ModelChangeSummary } from "../../../../store/types/model-change.ts";
import { changes } from "../../../../texts/models/changes.ts";
import { modelList } from "../../../../texts/models/list.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { Diagram } from "../../../layout/diagram.tsx";
import { Panel } from "../../../layout/panel.tsx";
import {
  changePath,
  explanationPath,
  figuresPath,
  filePath,
  instancesPath,
  liveContentPath,
  liveRehearsalPath,
  MODELS_PATH,
  versionContentPath,
} from "../paths.ts";
import { ChangeForm } from "./change-form.tsx";
import { FormVersionsTable, type ListedVersion, VersionsTable } from "./versions-table.tsx";

const texts = modelList.file;

export interface FileProps {
  file: LiveFile;
  title: string;
  /** Who brought what it holds now, and when; null: nobody has written it down. */
  publishedBy: string;
  since: Date | null;
  versions: ListedVersion[];
  /** Tag of the version that is live. */
  tag: string | null;
  /** Models with this form. */
  usedBy: string[];
  /** Open changes with this file. */
  open: ModelChangeSummary[];
  /** Changes of whoever looks, to which it may be added. */
  mine: ModelChangeSummary[];
  csrf: string;
}

/** A file that is in use: its versions, who brought them, and the way to change it. */
export function FilePage({ file, title, publishedBy, since, versions, tag, usedBy, open, mine, csrf }: FileProps) {
  const { path, key, version } = file;
  return (
    <Panel title={title} wide>
      <dl class="facts">
        <dt>{texts.facts.path}</dt>
        <dd>
          <code>{path}</code> ({texts[kindOf(path) ?? "model"]})
        </dd>
        {version !== undefined && (
          <>
            <dt>{texts.facts.key}</dt>
            <dd>{key}</dd>
            <dt>{texts.facts.version}</dt>
            <dd>{modelList.version(version, tag)}</dd>
            <dt>{texts.facts.running}</dt>
            <dd>{modelList.running(versions.reduce((sum, { running }) => sum + running, 0))}</dd>
          </>
        )}
        <dt>{texts.facts.from}</dt>
        <dd>
          {publishedBy}
          {since !== null && `, ${brasiliaMoment(since)}`}
        </dd>
        {kindOf(path) === "form" && (
          <>
            <dt>{texts.facts.usedBy}</dt>
            <dd>{usedBy.length === 0 ? texts.notUsed : <FileLinks paths={usedBy} />}</dd>
          </>
        )}
      </dl>
      <ul class="link-list">
        {key !== undefined && (
          <>
            <li>
              <a href={explanationPath(key)}>{texts.explanation}</a>
            </li>
            <li>
              <a href={liveRehearsalPath(key)}>{texts.rehearse}</a>
            </li>
            <li>
              <a href={instancesPath(key)}>{texts.instances}</a>
            </li>
            <li>
              <a href={figuresPath(key)}>{texts.figures}</a>
            </li>
          </>
        )}
        <li>
          <a href={liveContentPath(path)}>{texts.download}</a>
        </li>
      </ul>
      {open.length > 0 && (
        <>
          <h2>{texts.open}</h2>
          <ul>
            {open.map((change) => (
              <li key={change.id}>
                <a href={changePath(change.id)}>{change.title}</a> ({change.author.name}, {changes.status(change.status)})
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{texts.change}</h2>
      <ChangeForm {...{ path, mine, csrf }} />
      {key !== undefined && version !== undefined ? (
        <>
          <h2>{texts.drawing}</h2>
          <Diagram model={versionContentPath(key, version)} label={title} needsScript={modelList.file.needsScript} />
          <h2>{texts.versions}</h2>
          <VersionsTable process={key} versions={versions} />
        </>
      ) : (
        <>
          <details>
            <summary>{texts.content}</summary>
            <pre class="value">{file.content}</pre>
          </details>
          {versions.length > 0 && <h2>{texts.versions}</h2>}
          <FormVersionsTable path={path} versions={versions} />
        </>
      )}
      <p>
        <a class="roomy" href={MODELS_PATH}>
          {texts.back}
        </a>
      </p>
    </Panel>
  );
}

function FileLinks({ paths }: { paths: string[] }) {
  return (
    <ul class="plain-list">
      {paths.map((path) => (
        <li key={path}>
          <a href={filePath(path)}>{path}</a>
        </li>
      ))}
    </ul>
  );
}
