import { operator } from "../../../texts/operator.ts";
import { Table } from "../../layout/table.tsx";
import { ENGINE_PATH } from "./navigation.tsx";

export interface TopicCount {
  topic: string;
  open: number;
  locked: number;
  exhausted: number;
}

export interface DashboardProps {
  running: number;
  suspended: number;
  incidents: number;
  failedJobs: number;
  openTasks: number;
  topics: TopicCount[];
  /** Topics that are not shown. */
  moreTopics: number;
}

/** How the engine is doing, at a glance. */
export function DashboardPage({ topics, moreTopics, ...counts }: DashboardProps) {
  const texts = operator.dashboard;
  const figures = [
    { label: texts.running, count: counts.running, href: "/instancias?situacao=active" },
    { label: texts.suspended, count: counts.suspended, href: "/instancias?situacao=suspended" },
    { label: texts.incidents, count: counts.incidents, href: "/incidentes", bad: true },
    { label: texts.failedJobs, count: counts.failedJobs, href: "/trabalhos?falhos=sim", bad: true },
    { label: texts.openTasks, count: counts.openTasks, href: null },
  ];
  return (
    <section class="panel panel-wide">
      <h1>{operator.title}</h1>
      <ul class="figures">
        {figures.map(({ label, count, href, bad }) => (
          <li key={label} class={bad && count > 0 ? "figure-bad" : undefined}>
            <span class="figure-count">{count.toLocaleString("pt-BR")}</span>{" "}
            {href === null ? <span>{label}</span> : <a href={`${ENGINE_PATH}${href}`}>{label}</a>}
          </li>
        ))}
      </ul>
      <h2>{texts.topicsTitle}</h2>
      {topics.length === 0 && <p>{texts.noTopics}</p>}
      <Table
        columns={texts.topicColumns}
        rows={topics}
        keyOf={({ topic }) => topic}
        cells={({ topic, open, locked, exhausted }) => [
          <a key="topic" href={`${ENGINE_PATH}/tarefas-externas?${new URLSearchParams({ topico: topic })}`}>
            {topic}
          </a>,
          String(open),
          String(locked),
          exhausted === 0 ? "0" : <strong class="has-incident">{exhausted}</strong>,
        ]}
      />
      {moreTopics > 0 && <p class="fine">{texts.moreTopics(moreTopics)}</p>}
    </section>
  );
}
