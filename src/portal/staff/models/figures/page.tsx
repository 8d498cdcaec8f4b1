import type { ProcessDefinition } from "../../../../camunda/types.ts";
import type { RefusalCount } from "../../../../store/types.ts";
import { modelFigures as texts } from "../../../../texts/models/figures.ts";
import { brasiliaDay, lastDay } from "../../../../texts/moments.ts";
import { Panel } from "../../../layout/panel.tsx";
import { momentOf } from "../../../operator/moment.ts";
import { ErrorSummary } from "../../../pages/error-summary.tsx";
import { figuresPath, filePath, instancesPath } from "../paths.ts";
import { nameOf } from "../versions.ts";
import { addressOf, type Criteria, type ReadCriteria } from "./criteria.ts";
import type { ElementFigures } from "./elements.ts";
import { FilterForm, type Team } from "./filter-form.tsx";
import { HeatMap } from "./heat-map.tsx";
import { type IncidentList, Incidents } from "./incidents.tsx";
import { Bottlenecks, ElementTable, Refusals } from "./tables.tsx";

export interface FiguresProps {
  process: string;
  /** The version that is drawn. */
  drawn: ProcessDefinition;
  versions: ProcessDefinition[];
  teams: Team[];
  criteria: Criteria;
  read: ReadCriteria;
  /** Null: what was asked for makes no sense. */
  found: { elements: ElementFigures[]; asOf: Date | null; refusals: RefusalCount[] } | null;
  incidents: IncidentList;
  csrf: string;
}

/** How a model runs: filter, heat map, the same as a table, bottlenecks, failures, refusals. */
export function FiguresPage(props: FiguresProps) {
  const { process, drawn, criteria, read, found, incidents, csrf } = props;
  const { from, until } = read.query;
  const here = `${figuresPath(process)}${addressOf(criteria)}`;
  const csv = (what: string) => `${figuresPath(process)}/${what}.csv${addressOf(criteria)}`;
  return (
    <Panel title={texts.title(nameOf(drawn))} wide>
      <ErrorSummary
        errors={Object.entries(read.errors).map(([name, message]) => ({
          ...{ key: name, controlId: name, messages: [message] },
          label: name === "de" ? texts.form.from : name === "ate" ? texts.form.until : texts.form.company,
        }))}
      />
      <p>
        <a href={filePath(drawn.resource)}>{texts.backToModel}</a> · <a href={instancesPath(process)}>{texts.instances}</a>
      </p>
      <FilterForm {...props} />
      {found !== null && (
        <>
          <p>
            {texts.period(brasiliaDay(from), lastDay(until))}{" "}
            {found.asOf === null ? texts.notYet : texts.asOf(momentOf(found.asOf))}
          </p>
          <HeatMap process={process} version={drawn.version} elements={found.elements} map={read.map} />
          <ElementTable elements={found.elements} />
          <p>
            <a href={csv("andamento")}>{texts.csv.elements}</a>
          </p>
          <Bottlenecks elements={found.elements} />
          <Incidents {...incidents} {...{ process, csrf }} back={here} />
          <Refusals refusals={found.refusals} isOneVersion={read.query.version !== undefined} />
          {found.refusals.length > 0 && (
            <p>
              <a href={csv("recusas")}>{texts.csv.refusals}</a>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
