import type { InstanceMove } from "../../../../store/types.ts";
import { modelInstances as texts } from "../../../../texts/models/instances.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { operator } from "../../../../texts/operator.ts";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { ENGINE_PATH } from "../../../operator/pages/navigation.tsx";
import { figuresPath, filePath, moveFormPath, movePath } from "../paths.ts";
import { nameOf } from "../versions.ts";
import type { Place, RunningVersion } from "./versions.ts";

export interface OverviewProps {
  process: string;
  versions: RunningVersion[];
  /** Where instances stand, by id of the version; only versions on which something runs. */
  places: Map<string, Place[]>;
  moves: InstanceMove[];
  /** Whether the person may look at single instances in the engine's window. */
  isOperator: boolean;
}

/** How many instances run on which version, and where they stand. */
export function OverviewPage({ process, versions, places, moves, isOperator }: OverviewProps) {
  const latest = versions[0]!.definition;
  return (
    <Panel title={texts.title(nameOf(latest))} wide>
      <p>{texts.lead}</p>
      <p>
        <a href={filePath(latest.resource)}>{texts.backToModel}</a> · <a href={figuresPath(process)}>{texts.figures}</a>
      </p>
      <h2>{texts.versions}</h2>
      <Table
        columns={texts.versionColumns}
        rows={versions}
        keyOf={({ definition }) => definition.id}
        cells={({ definition: { id, version, versionTag }, instances, incidents }) => [
          `${texts.version(version, versionTag)}${id === latest.id ? `, ${texts.latest}` : ""}`,
          <Instances key="instances" count={instances} search={isOperator ? { versao: id, situacao: "active" } : null} />,
          incidents === 0 ? "0" : <strong class="has-incident">{texts.incidents(incidents)}</strong>,
          instances > 0 && versions.length > 1 ? (
            <a key="move" href={`${moveFormPath(process)}?de=${version}`}>
              {texts.move(version)}
            </a>
          ) : (
            ""
          ),
        ]}
      />
      {places.size === 0 && <p>{texts.none}</p>}
      {versions
        .filter(({ definition }) => places.has(definition.id))
        .map(({ definition: { id, version } }) => (
          <section key={id}>
            <h2>{texts.places(version)}</h2>
            <Table
              columns={texts.placeColumns}
              rows={places.get(id)!}
              keyOf={(place) => place.id}
              cells={(place) => [
                place.name,
                operator.kind(place.type),
                <Instances
                  key="count"
                  count={place.instances}
                  search={isOperator ? { versao: id, atividade: place.id } : null}
                />,
                place.incidents === 0 ? "0" : <strong class="has-incident">{texts.incidents(place.incidents)}</strong>,
              ]}
            />
          </section>
        ))}
      {moves.length > 0 && <h2>{texts.moves}</h2>}
      <Table
        columns={texts.moveColumns}
        rows={moves}
        keyOf={({ id }) => id}
        cells={({ id, source, target, askedBy, askedAt, reason, counts, finishedAt }) => [
          <a key="move" href={movePath(process, id)}>
            {brasiliaMoment(askedAt)}
          </a>,
          texts.fromTo(source.version, target.version),
          askedBy.name,
          reason,
          String(counts.moved),
          String(counts.stays),
          finishedAt === null ? texts.state.running : texts.state.done,
        ]}
      />
    </Panel>
  );
}

/** A count; a way into the engine's window for whoever may go there. */
function Instances({ count, search }: { count: number; search: Record<string, string> | null }) {
  if (count === 0 || search === null) return <>{texts.count(count)}</>;
  return <a href={`${ENGINE_PATH}/instancias?${new URLSearchParams(search)}`}>{texts.count(count)}</a>;
}
