import type { Process, Service } from "../../../store/types.ts";
import { describeCapacity } from "../../../texts/capacity.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { describeCompanyNumber } from "../../../texts/numbers.ts";
import { services } from "../../../texts/services.ts";
import { HowItWorks } from "../../explanation/link.tsx";
import { Table } from "../../layout/table.tsx";
import { moment } from "../../operator/moment.ts";
import { MarkedDiagram } from "../../operator/pages/diagram.tsx";
import type { Course } from "../about.ts";

const texts = services.process;

export interface AboutProps {
  process: Process;
  service: Service | null;
  /** Name of the service and its version. */
  title: string;
  /** On what the start rested, in words. */
  basis: string | null;
  /** What the team wrote when it decided. */
  opinion: string | null;
  /** Null: it has not been opened. */
  course: Course | null;
}

/** Who opened the process, for whom and by what right, where it stands, and how it came there. */
export function AboutProcess({ process, service, title, basis, opinion, course }: AboutProps) {
  const { facts } = texts;
  const { company, capacity } = process;
  const model = service?.versions.find(({ version }) => version === process.serviceVersion)?.processKey;
  const rows: [string, string | null][] = [
    [facts.number, process.number],
    [facts.service, title],
    [facts.company, `${company.legalName} (${describeCompanyNumber(company.cnpj)})`],
    [facts.openedBy, process.openedBy.name],
    [facts.capacity, capacity && describeCapacity(capacity)],
    [facts.basis, basis],
    [facts.state, services.state(process.state, process.outcome)],
    [facts.opinion, opinion],
    [facts.openedAt, process.openedAt && brasiliaMoment(process.openedAt)],
    [facts.finishedAt, process.finishedAt && brasiliaMoment(process.finishedAt)],
    [facts.team, service === null ? null : `${service.team.name}, ${service.team.contact}`],
  ];
  return (
    <section class="panel panel-wide second-panel">
      <h2>{texts.about(process.number)}</h2>
      <dl class="facts">
        {rows.flatMap(([name, value]) =>
          value === null ? [] : [<dt key={`dt ${name}`}>{name}</dt>, <dd key={`dd ${name}`}>{value}</dd>],
        )}
      </dl>
      {course !== null && <MarkedDiagram model={`/processos/${process.id}/modelo.bpmn`} marks={course.marks} />}
      {course !== null && <Timeline course={course} />}
      {model !== undefined && (
        <p>
          <HowItWorks process={model} version={course?.version} />
        </p>
      )}
      <p>
        <a href={`/acompanhamento?empresa=${company.id}`}>{texts.back}</a>
      </p>
    </section>
  );
}

function Timeline({ course }: { course: Course }) {
  return (
    <>
      <h2>{texts.timelineTitle}</h2>
      <Table
        columns={texts.timelineColumns}
        rows={course.steps}
        keyOf={({ id }) => id}
        cells={({ activityName, startTime, endTime }) => [activityName, moment(startTime), moment(endTime) ?? texts.ongoing]}
      />
    </>
  );
}
