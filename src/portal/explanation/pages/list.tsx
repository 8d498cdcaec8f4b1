import type { Step } from "../../../explanation/index.ts";
import { explanation as texts } from "../../../texts/models/explanation.ts";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { explanationPath } from "../../staff/models/paths.ts";
import type { Explained } from "../explained.ts";

/** Every model: those in which people take part, and the rest. */
export function ExplanationListPage({ models }: { models: Explained[] }) {
  const { list } = texts;
  const own = models.filter(({ told }) => told?.steps.some(isOwn));
  const others = models.filter((model) => !own.includes(model));
  return (
    <Panel title={list.title} wide>
      <p class="lead">{list.lead}</p>
      {models.length === 0 && <p>{list.none}</p>}
      <Models title={list.own} models={own} />
      <Models title={list.others} models={others} />
    </Panel>
  );
}

/** Whether the reader may be the one who does it. */
const isOwn = ({ who, inside }: Step): boolean => who === texts.who.person || inside.some(isOwn);

function Models({ title, models }: { title: string; models: Explained[] }) {
  if (models.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <Table
        columns={texts.list.columns}
        rows={models}
        keyOf={({ version }) => version.key}
        cells={({ version, told }) => [
          <a key="name" href={explanationPath(version.key)}>
            {told?.name ?? version.key}
          </a>,
          told?.purpose[0] ?? "",
        ]}
      />
    </>
  );
}
