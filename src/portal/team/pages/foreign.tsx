import { countryName } from "../../../domain/countries.ts";
import type { ForeignApplication, ForeignSubmission } from "../../../store/types.ts";
import { foreign } from "../../../texts/foreign/index.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { team as texts } from "../../../texts/team.ts";
import { Table } from "../../layout/table.tsx";
import type { ForeignFile, ForeignSubject } from "../foreign.ts";

const words = texts.foreign;

/** What a task about a foreign company is about. */
export function ForeignFacts({ request, service }: ForeignSubject) {
  const { number, application, email, state } = request;
  const { facts } = texts.task;
  return (
    <>
      <dt>{words.request}</dt>
      <dd>{number}</dd>
      {service !== null && <dt>{facts.service}</dt>}
      {service !== null && (
        <dd>
          {service.code} – {service.name}
        </dd>
      )}
      <dt>{facts.company}</dt>
      <dd>
        {application.legalName} ({application.country && countryName(application.country, "pt")}, {application.registerNumber})
      </dd>
      <dt>{words.email}</dt>
      <dd>{email}</dd>
      <dt>{words.state}</dt>
      <dd>{foreign.pt.follow.states[state]}</dd>
    </>
  );
}

/** What happened to the request, and what each submission changed. */
export function ForeignHistory({ file: { submissions, events } }: { file: ForeignFile }) {
  return (
    <section>
      <h2>{words.history}</h2>
      <Table
        columns={words.historyColumns}
        rows={events}
        keyOf={({ state, submission, occurredAt }) => `${state} ${submission} ${occurredAt.getTime()}`}
        cells={({ state, submission, occurredAt, note }) => [
          `${foreign.pt.follow.states[state]} (${foreign.pt.follow.submission(submission)})`,
          brasiliaMoment(occurredAt),
          note ?? "",
        ]}
      />
      {submissions.length > 1 && (
        <>
          <h3>{words.changes}</h3>
          <Table
            columns={words.changeColumns}
            rows={changesIn(submissions)}
            keyOf={({ submission, field }) => `${submission} ${field}`}
            cells={({ submission, field, before, after }) => [words.field[field], String(submission), before, after]}
          />
        </>
      )}
    </section>
  );
}

interface Change {
  submission: number;
  field: keyof typeof words.field;
  before: string;
  after: string;
}

/** Field by field, what a submission says otherwise than the one before it. */
function changesIn(submissions: ForeignSubmission[]): Change[] {
  const fields = Object.keys(words.field) as (keyof typeof words.field)[];
  return submissions.slice(1).flatMap(({ number, application, documents }, index) => {
    const before = submissions[index]!.application;
    const added =
      documents.length === 0
        ? []
        : [{ submission: number, field: "documents" as const, before: "", after: documents.join("; ") }];
    const changed = fields.flatMap((field): Change[] => {
      if (field === "documents") return [];
      const [one, other] = [shown(before, field), shown(application, field)];
      return one === other ? [] : [{ submission: number, field, before: one, after: other }];
    });
    return [...changed, ...added];
  });
}

function shown(application: ForeignApplication, field: Exclude<keyof typeof words.field, "documents">): string {
  return field === "country" ? countryName(application.country, "pt") : application[field];
}
