import type { Express } from "express";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { DashboardPage, type TopicCount } from "../pages/dashboard.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { sendOperatorPage } from "../send.tsx";

/** Each topic costs three questions to the engine. */
const TOPICS = 30;

/** `/equipe/motor`: the counts that say whether all is well. */
export function setUpDashboard(app: Express, context: PortalContext): void {
  const { operations } = context.engine;
  const topicOf = async (topic: string): Promise<TopicCount> => {
    const count = (query: Record<string, boolean>) => operations.count("external-task", { topicName: topic, ...query });
    const [open, locked, exhausted] = await Promise.all([count({}), count({ locked: true }), count({ noRetriesLeft: true })]);
    return { topic, open, locked, exhausted };
  };

  app.get(ENGINE_PATH, async (_request, response) => {
    const [running, suspended, incidents, failedJobs, openTasks, topics] = await Promise.all([
      operations.count("process-instance", { active: true }),
      operations.count("process-instance", { suspended: true }),
      operations.count("incident"),
      operations.count("job", { noRetriesLeft: true }),
      operations.count("task"),
      operations.topicNames(),
    ]);
    const shown = await Promise.all(topics.slice(0, TOPICS).map(topicOf));
    const counts = { running, suspended, incidents, failedJobs, openTasks };
    await sendOperatorPage(
      context,
      response,
      { title: operator.title, section: "dashboard" },
      <DashboardPage {...counts} topics={shown} moreTopics={Math.max(0, topics.length - TOPICS)} />,
    );
  });
}
