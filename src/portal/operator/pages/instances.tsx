import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { InstanceSummary } from "../../../camunda/operations/types.ts";
import type { ProcessDefinition } from "../../../camunda/types.ts";
import { operator } from "../../../texts/operator.ts";
import { Table } from "../../layout/table.tsx";
import { moment } from "../moment.ts";
import { withoutIdentifiers } from "../personal-data.ts";
import { ENGINE_PATH } from "./navigation.tsx";
import { Paging } from "./paging.tsx";

/** What an operator looks for; empty fields mean anything. */
export interface Search {
  businessKey: string;
  definition: string;
  /** Id of one version. */
  version: string;
  state: string;
  incident: boolean;
  activity: string;
}

interface InstancesProps {
  search: Search;
  definitions: ProcessDefinition[];
  page: EnginePage<InstanceSummary>;
  window: Window;
  address: (page: number) => string;
}

export function instancePath(id: string, part = ""): string {
  return `${ENGINE_PATH}/instancias/${encodeURIComponent(id)}${part === "" ? "" : `/${part}`}`;
}

/** The search for instances, and what it found. */
export function InstancesPage({ search, definitions, page, window, address }: InstancesProps) {
  const texts = operator.search;
  return (
    <section class="panel panel-wide">
      <h1>{texts.title}</h1>
      <SearchForm search={search} definitions={definitions} />
      <InstancesTable instances={page.items} />
      <Paging page={page} window={window} address={address} />
    </section>
  );
}

export function InstancesTable({ instances }: { instances: InstanceSummary[] }) {
  const texts = operator.search;
  return (
    <Table
      columns={texts.columns}
      rows={instances}
      keyOf={({ id }) => id}
      cells={(instance) => [
        <a key="id" class="id" href={instancePath(instance.id)}>
          {instance.businessKey === null ? `${texts.noKey} (${instance.id})` : withoutIdentifiers(instance.businessKey)}
        </a>,
        operator.instance.processLink(
          instance.processDefinitionName ?? instance.processDefinitionKey,
          instance.processDefinitionVersion,
        ),
        operator.state(instance.state),
        moment(instance.startTime),
        moment(instance.endTime) ?? operator.none,
      ]}
    />
  );
}

function SearchForm({ search, definitions }: { search: Search; definitions: ProcessDefinition[] }) {
  const texts = operator.search;
  return (
    <search>
      <form class="filters" method="get" action={`${ENGINE_PATH}/instancias`}>
        <TextFilter name="chave" label={texts.businessKey} value={search.businessKey} />
        <div class="br-input">
          <label for="definicao">{texts.definition}</label>
          <select id="definicao" name="definicao">
            <option value="">{texts.anyDefinition}</option>
            {definitions.map(({ key, name }) => (
              <option key={key} value={key} selected={key === search.definition}>
                {name ?? key}
              </option>
            ))}
          </select>
        </div>
        <div class="br-input">
          <label for="situacao">{texts.state}</label>
          <select id="situacao" name="situacao">
            <option value="">{texts.anyState}</option>
            {Object.entries(texts.states).map(([state, label]) => (
              <option key={state} value={state} selected={state === search.state}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <TextFilter name="atividade" label={texts.activity} value={search.activity} />
        {search.version !== "" && <TextFilter name="versao" label={texts.definitionId} value={search.version} />}
        <p class="check">
          <input id="incidente" type="checkbox" name="incidente" value="sim" checked={search.incident} />
          <label for="incidente">{texts.incident}</label>
        </p>
        <div class="filter-actions">
          <button class="br-button primary" type="submit">
            {texts.submit}
          </button>
          <a href={`${ENGINE_PATH}/instancias`}>{texts.clear}</a>
        </div>
      </form>
    </search>
  );
}

function TextFilter({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div class="br-input">
      <label for={name}>{label}</label>
      <input id={name} name={name} type="text" value={value} autocomplete="off" />
    </div>
  );
}
