import type { LiveVersion } from "../../../../models/history.ts";
import type { PublishedBy } from "../../../../store/types/model-change.ts";
import { modelList } from "../../../../texts/models/list.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { Table } from "../../../layout/table.tsx";
import { changePath, differencePath, formDifferencePath, restorePath, versionPath } from "../paths.ts";
import { publishedInWords } from "../published-by.ts";

const texts = modelList.file;

/** A version of a model or form, with what runs on it. */
export interface ListedVersion extends LiveVersion {
  running: number;
}

/** Every version of a model, the newest first: who brought it and why, and what one can do with it. */
export function VersionsTable({ process, versions }: { process: string; versions: ListedVersion[] }) {
  return (
    <Table
      columns={texts.versionColumns}
      rows={versions}
      keyOf={({ deploymentId }) => deploymentId}
      cells={({ version, at, published, running }) => [
        <>
          {version} {version === versions[0]?.version && <strong>({texts.live})</strong>}
        </>,
        brasiliaMoment(at),
        publishedInWords(published),
        <Reason key="reason" published={published} />,
        modelList.running(running),
        <Links key="see" {...{ process }} version={version ?? 0} live={version === versions[0]?.version} />,
      ]}
    />
  );
}

/** The same of a form, whose versions have no number. */
export function FormVersionsTable({ path, versions }: { path: string; versions: LiveVersion[] }) {
  return (
    <Table
      columns={texts.formVersionColumns}
      rows={versions}
      keyOf={({ deploymentId }) => deploymentId}
      cells={({ deploymentId, at, published }) => [
        brasiliaMoment(at),
        publishedInWords(published),
        <Reason key="reason" published={published} />,
        <BeforeLink key="before" {...{ path, deploymentId, versions }} />,
      ]}
    />
  );
}

function BeforeLink({ path, deploymentId, versions }: { path: string; deploymentId: string; versions: LiveVersion[] }) {
  const before = versions[versions.findIndex((version) => version.deploymentId === deploymentId) + 1];
  if (before === undefined) return <>—</>;
  return <a href={formDifferencePath(path, before.deploymentId, deploymentId)}>{texts.formDifference}</a>;
}

function Links({ process, version, live }: { process: string; version: number; live: boolean }) {
  return (
    <ul class="plain-list">
      <li>
        <a href={versionPath(process, version)}>{texts.see(version)}</a>
      </li>
      {version > 1 && (
        <li>
          <a href={differencePath(process, version - 1, version)}>{texts.difference(version, version - 1)}</a>
        </li>
      )}
      {!live && (
        <li>
          <a href={restorePath(process, version)}>{texts.restore(version)}</a>
        </li>
      )}
    </ul>
  );
}

function Reason({ published }: { published: PublishedBy | null }) {
  if (published === null) return <>—</>;
  const { changeId, title, reason, restoredVersion } = published;
  return (
    <>
      {changeId !== null && <a href={changePath(changeId)}>{title}</a>}
      {restoredVersion !== null && texts.restored(restoredVersion)}
      {": "}
      {reason}
    </>
  );
}
