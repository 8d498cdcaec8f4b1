import type { ProcessDefinition } from "../../../../camunda/types.ts";
import type { ModelChange } from "../../../../store/types/model-change.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import { Panel } from "../../../layout/panel.tsx";
import { draftContentPath, filePath, versionPath } from "../paths.ts";
import { BackToModels, ChangeFacts } from "./page.tsx";

/** A change that is in use, or was discarded: what became of it. */
export function EndedPage({ change, versions }: { change: ModelChange; versions: ProcessDefinition[] }) {
  return (
    <Panel title={change.title} wide>
      <ChangeFacts change={change} />
      {change.status === "live" && (
        <>
          <h2>{texts.result.title}</h2>
          <p>{texts.result.text}</p>
          <ul>
            {versions.map(({ id, key, version }) => (
              <li key={id}>
                <a href={versionPath(key, version)}>{texts.result.version(key, version)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{texts.files.title}</h2>
      <ul>
        {change.files.map(({ path }) => (
          <li key={path}>
            {change.status === "live" ? <a href={filePath(path)}>{path}</a> : path}{" "}
            <a href={draftContentPath(change.id, path)} aria-label={texts.files.actionLabel(texts.files.download, path)}>
              {texts.files.download}
            </a>
          </li>
        ))}
      </ul>
      <BackToModels />
    </Panel>
  );
}
