import { workers } from "../../../workers/index.ts";
import { DeploymentRefused, deployModels } from "../../camunda/deployer.ts";
import { detectDialect, tasklistUrl } from "../../camunda/dialect.ts";
import { prepareTaskList } from "../../camunda/task-list.ts";
import { lintFolder } from "../../lint/check-folder.ts";
import { describe } from "../../lint/command.ts";
import { contractsOf } from "../../lint/contracts.ts";
import { countOf } from "../../lint/lint-files.ts";
import { lint as lintTexts } from "../../texts/lint.ts";
import { process as texts } from "../../texts/process.ts";
import { taskFilters, teams } from "../../texts/teams.ts";
import type { Logger } from "../log.ts";
import type { Environment } from "../run.ts";
import { engineClient } from "./services.ts";

/** Errors of the models refuse a deployment as a whole; warnings are written down. Throws DeploymentRefused. */
async function checkModels(folder: string, log: Logger): Promise<void> {
  const files = await lintFolder(folder, contractsOf(workers));
  if (countOf(files, "error") > 0) throw new DeploymentRefused([lintTexts.deploymentRefused, ...describe(files)].join("\n"));
  for (const { file, findings } of files) for (const finding of findings) log.warn({ file, ...finding }, "model to be mended");
}

/** Deploys the folder of models: unchanged files make no new version. Prepares the task list of an engine that has one. */
export async function runDeployer(environment: Environment): Promise<void> {
  const { config, say } = environment;
  const folder = config.modelsDir;
  const client = engineClient(environment);
  const log = environment.log.child({ name: "deployer" });
  await say.step(texts.steps.models, async () => {
    await checkModels(folder, log);
    await deployModels({ client, folder, log });
  });

  // Workers deploy what they need to go on; the rest is left to the one process that deploys for all.
  if (!config.engine.external || config.part === "workers") return;
  const dialect = await detectDialect(client);
  await say.step(texts.steps.taskList(dialect.product, tasklistUrl(config.engine.url, dialect)), () =>
    prepareTaskList({ client, teams, filters: taskFilters, log }),
  );
}
