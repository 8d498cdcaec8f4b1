import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { ProcessDefinition } from "../../../camunda/types.ts";
import { operator } from "../../../texts/operator.ts";
import { Table } from "../../layout/table.tsx";
import { ENGINE_PATH } from "./navigation.tsx";
import { Paging } from "./paging.tsx";

/** A process with the counts over all its versions. */
export interface CountedDefinition extends ProcessDefinition {
  running: number;
  incidents: number;
}

interface DefinitionsProps {
  page: EnginePage<CountedDefinition>;
  window: Window;
  address: (page: number) => string;
}

export function definitionPath(id: string): string {
  return `${ENGINE_PATH}/definicoes/${encodeURIComponent(id)}`;
}

/** Every process, by its newest version. */
export function DefinitionsPage({ page, window, address }: DefinitionsProps) {
  const texts = operator.definitions;
  return (
    <section class="panel panel-wide">
      <h1>{texts.title}</h1>
      <p class="fine">{texts.note}</p>
      <Table
        columns={texts.columns}
        rows={page.items}
        keyOf={({ id }) => id}
        cells={({ id, key, name, version, suspended, running, incidents }) => [
          <>
            <a href={definitionPath(id)}>{name ?? key}</a> {name !== null && <code>{key}</code>}
          </>,
          String(version),
          suspended ? texts.suspended : texts.active,
          running === 0 ? (
            "0"
          ) : (
            <a href={`${ENGINE_PATH}/instancias?${new URLSearchParams({ definicao: key, situacao: "active" })}`}>{running}</a>
          ),
          incidents === 0 ? "0" : <strong class="has-incident">{incidents}</strong>,
        ]}
      />
      <Paging page={page} window={window} address={address} />
    </section>
  );
}
