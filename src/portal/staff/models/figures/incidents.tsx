import type { EnginePage, Window } from "../../../../camunda/operations/page.ts";
import { modelFigures } from "../../../../texts/models/figures.ts";
import { PostForm } from "../../../layout/form.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { Table } from "../../../layout/table.tsx";
import type { PlacedIncident } from "../../../operator/incident-places.ts";
import { moment } from "../../../operator/moment.ts";
import { IncidentCause, IncidentChoice, isRetriable, nameOf } from "../../../operator/pages/incidents.tsx";
import { Paging } from "../../../operator/pages/paging.tsx";
import { figuresPath } from "../paths.ts";

/** Hidden field that says which filter a retry returns to. */
export const FILTER_FIELD = "filtro";

export interface IncidentList {
  page: EnginePage<PlacedIncident>;
  window: Window;
  address: (page: number) => string;
  /** Whether the person may look at the cause in the engine's window. */
  isOperator: boolean;
}

/** Open incidents of the model, several of which can be tried again at once. */
export function Incidents({
  process,
  page,
  window,
  address,
  isOperator,
  back,
  csrf,
}: IncidentList & { process: string; back: string; csrf: string }) {
  const texts = modelFigures.incidents;
  return (
    <section>
      <h2>{texts.title}</h2>
      <p>{page.items.length === 0 ? texts.none : texts.lead}</p>
      {page.items.length > 0 && (
        <PostForm action={`${figuresPath(process)}/repetir`} csrf={csrf}>
          <input type="hidden" name={FILTER_FIELD} value={back} />
          <Table
            columns={texts.columns}
            rows={page.items}
            keyOf={({ id }) => id}
            cells={(incident) => [
              <IncidentChoice key="choice" incident={incident} />,
              <IncidentCause key="cause" incident={incident} hasDetails={isOperator} />,
              nameOf(incident),
              moment(incident.incidentTimestamp),
            ]}
          />
          <Paging page={page} window={window} address={address} />
          {page.items.some(isRetriable) && <Submit kind="secondary">{texts.submit}</Submit>}
        </PostForm>
      )}
    </section>
  );
}
