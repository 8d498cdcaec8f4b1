import { operator } from "../../../texts/operator.ts";
import { Table } from "../../layout/table.tsx";
import type { Mark } from "../marks.ts";

/** What the diagram of a definition shows, in text; counts lead to the instances that stand there. */
export function DefinitionElements({ marks, instancesAt }: { marks: Mark[]; instancesAt: (elementId: string) => string }) {
  const texts = operator.elements;
  return (
    <section>
      <h2>{texts.title}</h2>
      {marks.length === 0 && <p>{texts.empty}</p>}
      <Table
        columns={texts.columns}
        rows={marks}
        keyOf={({ id }) => id}
        cells={({ id, name, type, active, incidents }) => [
          name,
          operator.kind(type),
          active === 0 ? "0" : <a href={instancesAt(id)}>{operator.diagram.instancesBadge(active)}</a>,
          <Incidents count={incidents} key="incidents" />,
        ]}
      />
    </section>
  );
}

/** What the diagram of an instance shows, in text. */
export function InstanceElements({ marks }: { marks: Mark[] }) {
  const texts = operator.elements;
  return (
    <section>
      <h2>{texts.title}</h2>
      <p class="fine">{texts.onlyMarked}</p>
      <Table
        columns={texts.instanceColumns}
        rows={marks}
        keyOf={({ id }) => id}
        cells={({ name, type, active, done, incidents }) => [
          name,
          operator.kind(type),
          String(active),
          String(done),
          <Incidents count={incidents} key="incidents" />,
        ]}
      />
    </section>
  );
}

function Incidents({ count }: { count: number }) {
  return count === 0 ? <>0</> : <strong class="has-incident">{operator.diagram.incidentsBadge(count)}</strong>;
}
