import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { IncidentDetails } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import { PostForm } from "../../layout/form.tsx";
import { Submit } from "../../layout/submit.tsx";
import { Table } from "../../layout/table.tsx";
import { BACK_FIELD } from "../back.ts";
import type { PlacedIncident } from "../incident-places.ts";
import { moment } from "../moment.ts";
import { withoutIdentifiers } from "../personal-data.ts";
import { instancePath } from "./instances.tsx";
import { ENGINE_PATH } from "./navigation.tsx";
import { Paging } from "./paging.tsx";

/** Field of the boxes; each value is the id of an incident. */
export const CHOSEN_FIELD = "incidente";

interface IncidentsProps {
  page: EnginePage<PlacedIncident>;
  window: Window;
  address: (page: number) => string;
  /** Where the retry returns to. */
  back: string;
  csrf: string;
}

export function incidentPath(id: string): string {
  return `${ENGINE_PATH}/incidentes/${encodeURIComponent(id)}`;
}

/** Whether a retry starts here: an incident that a called process handed up is cured there. */
export function isRetriable({ configuration, incidentType }: IncidentDetails): boolean {
  return configuration !== null && incidentType in operator.incidents.types;
}

/** What an incident is told by: the name of its element, where it is known. */
export const nameOf = ({ element, activityId }: PlacedIncident): string => element ?? activityId;

/** The box that chooses an incident to be tried again; it has none where the retry starts elsewhere. */
export function IncidentChoice({ incident }: { incident: PlacedIncident }) {
  const texts = operator.incidents;
  if (!isRetriable(incident)) return <span class="fine">{texts.caused}</span>;
  return (
    <input type="checkbox" name={CHOSEN_FIELD} value={incident.id} aria-label={texts.choose(nameOf(incident))} class="choose" />
  );
}

/** Kind and message, without what may be personal; `hasDetails`: with the way to its page, for whoever may open it. */
export function IncidentCause({ incident, hasDetails }: { incident: PlacedIncident; hasDetails: boolean }) {
  const texts = operator.incidents;
  return (
    <>
      <strong>{texts.types[incident.incidentType] ?? incident.incidentType}</strong>:{" "}
      {withoutIdentifiers(incident.incidentMessage ?? texts.noMessage)}{" "}
      {hasDetails && (
        <a href={incidentPath(incident.id)} aria-label={texts.detailsLabel(nameOf(incident))}>
          {texts.details}
        </a>
      )}
    </>
  );
}

/** Open incidents, several of which can be tried again at once. */
export function IncidentsForm({ page, window, address, back, csrf }: IncidentsProps) {
  const texts = operator.incidents;
  return (
    <PostForm action={`${ENGINE_PATH}/incidentes/repetir`} csrf={csrf}>
      <input type="hidden" name={BACK_FIELD} value={back} />
      <Table
        columns={texts.columns}
        rows={page.items}
        keyOf={({ id }) => id}
        cells={(incident) => [
          <IncidentChoice key="choice" incident={incident} />,
          <IncidentCause key="cause" incident={incident} hasDetails />,
          <Element key="element" incident={incident} />,
          <Instance key="instance" incident={incident} />,
          moment(incident.incidentTimestamp),
        ]}
      />
      <Paging page={page} window={window} address={address} />
      {page.items.some(isRetriable) && <Submit>{texts.retryChosen}</Submit>}
    </PostForm>
  );
}

/** The name of the element, where it has one, and its id. */
function Element({ incident: { element, activityId } }: { incident: PlacedIncident }) {
  if (element === null) return <span class="id">{activityId}</span>;
  return (
    <>
      {element} <span class="fine id">{activityId}</span>
    </>
  );
}

/** The business key of the instance, where it has one, and its id. */
function Instance({ incident: { businessKey, processInstanceId } }: { incident: PlacedIncident }) {
  return (
    <>
      {businessKey !== null && <span class="id">{withoutIdentifiers(businessKey)} </span>}
      <a class="id" href={instancePath(processInstanceId)}>
        {processInstanceId}
      </a>
    </>
  );
}

interface IncidentProps {
  incident: PlacedIncident;
  stack: string | null;
  /** Where the failure itself is: a job or an external task. */
  source: string | null;
  csrf: string;
}

/** One incident with everything that is known of its cause. */
export function IncidentPage({ incident, stack, source, csrf }: IncidentProps) {
  const texts = operator.incidents;
  return (
    <section class="panel panel-wide">
      <h1>{texts.single(incident.element ?? incident.activityId)}</h1>
      <dl class="facts">
        <dt>{texts.type}</dt>
        <dd>{texts.types[incident.incidentType] ?? incident.incidentType}</dd>
        <dt>{texts.message}</dt>
        <dd>{withoutIdentifiers(incident.incidentMessage ?? texts.noMessage)}</dd>
        <dt>{texts.element}</dt>
        <dd>
          <Element incident={incident} />
        </dd>
        <dt>{texts.instance}</dt>
        <dd>
          <Instance incident={incident} />
        </dd>
        <dt>{texts.since}</dt>
        <dd>{moment(incident.incidentTimestamp)}</dd>
      </dl>
      <h2>{texts.stack}</h2>
      <Stack text={stack} />
      {isRetriable(incident) ? (
        <PostForm action={`${ENGINE_PATH}/incidentes/repetir`} csrf={csrf} class="actions">
          <input type="hidden" name={BACK_FIELD} value={instancePath(incident.processInstanceId, "incidentes")} />
          <input type="hidden" name={CHOSEN_FIELD} value={incident.id} />
          {source !== null && <a href={source}>{texts.open}</a>}
          <button class="br-button primary" type="submit">
            {texts.retry}
          </button>
        </PostForm>
      ) : (
        <p>
          {texts.cannotRetry}{" "}
          {incident.rootCauseIncidentId !== null && incident.rootCauseIncidentId !== incident.id && (
            <a href={incidentPath(incident.rootCauseIncidentId)}>{texts.open}</a>
          )}
        </p>
      )}
    </section>
  );
}

/** A stack trace, or what a worker said of its failure. */
export function Stack({ text }: { text: string | null }) {
  if (text === null) return <p>{operator.incidents.noStack}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre class="stack" tabIndex={0}>
      {withoutIdentifiers(text)}
    </pre>
  );
}
