import { fileURLToPath } from "node:url";
import { deployModels } from "../../camunda/deployer.ts";
import { detectDialect, tasklistUrl } from "../../camunda/dialect.ts";
import { prepareTaskList } from "../../camunda/task-list.ts";
import { process as texts } from "../../texts/process.ts";
import { taskFilters, teams } from "../../texts/teams.ts";
import type { Environment } from "../run.ts";
import { engineClient } from "./services.ts";

/** Deploys `workflows/`: unchanged files make no new version. Prepares the task list of an engine that has one. */
export async function runDeployer(environment: Environment): Promise<void> {
  const { config, say } = environment;
  const folder = fileURLToPath(new URL("../../../workflows", import.meta.url));
  const client = engineClient(environment);
  const log = environment.log.child({ name: "deployer" });
  await say.step(texts.steps.models, () => deployModels({ client, folder, log }));

  // Workers deploy what they need to go on; the rest is left to the one process that deploys for all.
  if (!config.engine.external || config.part === "workers") return;
  const dialect = await detectDialect(client);
  await say.step(texts.steps.taskList(dialect.product, tasklistUrl(config.engine.url, dialect)), () =>
    prepareTaskList({ client, teams, filters: taskFilters, log }),
  );
}
