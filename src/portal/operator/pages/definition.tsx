import type { ProcessDefinition } from "../../../camunda/types.ts";
import { operator } from "../../../texts/operator.ts";
import type { Mark } from "../marks.ts";
import { definitionPath } from "./definitions.tsx";
import { MarkedDiagram, modelPath } from "./diagram.tsx";
import { DefinitionElements } from "./elements.tsx";
import { ENGINE_PATH } from "./navigation.tsx";

export interface DefinitionProps {
  definition: ProcessDefinition;
  versions: ProcessDefinition[];
  marks: Mark[];
  running: number;
  incidents: number;
}

/** One version of a process: what it is, where its instances stand, and its other versions. */
export function DefinitionPage({ definition, versions, marks, running, incidents }: DefinitionProps) {
  const texts = operator.definition;
  const { id, key, name, version, versionTag, deploymentId, suspended } = definition;
  const search = (query: Record<string, string>) => `${ENGINE_PATH}/instancias?${new URLSearchParams({ versao: id, ...query })}`;
  return (
    <section class="panel panel-wide">
      <h1>{texts.title(name ?? key, version)}</h1>
      <dl class="facts">
        <dt>{texts.key}</dt>
        <dd>{key}</dd>
        {versionTag !== null && <dt>{texts.tag}</dt>}
        {versionTag !== null && <dd>{versionTag}</dd>}
        <dt>{texts.deployment}</dt>
        <dd class="id">{deploymentId}</dd>
        <dt>{texts.state}</dt>
        <dd>{suspended ? operator.definitions.suspended : operator.definitions.active}</dd>
        <dt>{texts.running}</dt>
        <dd>{running}</dd>
        <dt>{texts.incidents}</dt>
        <dd>{incidents}</dd>
      </dl>
      <div class="actions">
        <a href={search({})}>{texts.instances}</a>
        <a class="br-button secondary" href={`${definitionPath(id)}/${suspended ? "ativar" : "suspender"}`}>
          {suspended ? texts.activate : texts.suspend}
        </a>
      </div>
      <MarkedDiagram model={modelPath(id)} marks={marks} />
      <DefinitionElements marks={marks} instancesAt={(element) => search({ atividade: element })} />
      <h2>{texts.versions}</h2>
      <ul>
        {versions.map((other) => (
          <li key={other.id}>
            {other.id === id ? (
              <strong>
                {texts.versionLink(other.version)} {texts.thisVersion}
              </strong>
            ) : (
              <a href={definitionPath(other.id)}>{texts.versionLink(other.version)}</a>
            )}{" "}
            {other.suspended && `(${operator.definitions.suspended})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
