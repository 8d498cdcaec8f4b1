import { workers } from "../../../workers/index.ts";
import { DeploymentConflict, DeploymentRefused, deployModels, takeModels } from "../../camunda/deployer.ts";
import { detectDialect, tasklistUrl } from "../../camunda/dialect.ts";
import { prepareTaskList } from "../../camunda/task-list.ts";
import { lintFolder } from "../../lint/check-folder.ts";
import { describe } from "../../lint/command.ts";
import { contractsOf } from "../../lint/contracts.ts";
import { countOf, type FileFindings } from "../../lint/lint-files.ts";
import { lint as lintTexts } from "../../texts/lint.ts";
import { modelDeployment } from "../../texts/models/deployment.ts";
import { process as texts } from "../../texts/process.ts";
import { taskFilters, teams } from "../../texts/teams.ts";
import type { Logger } from "../log.ts";
import type { Environment } from "../run.ts";
import { engineClient } from "./services.ts";

/** Errors of the models refuse a deployment as a whole; warnings are written down. Throws DeploymentRefused. */
async function checkModels({ config }: Environment, log: Logger): Promise<void> {
  const files = config.part === "deploy" ? await rehearseToo(config.modelsDir) : await lintFolder(config.modelsDir, topics());
  if (countOf(files, "error") > 0) throw new DeploymentRefused([lintTexts.deploymentRefused, ...describe(files)].join("\n"));
  for (const { file, findings } of files) for (const finding of findings) log.warn({ file, ...finding }, "model to be mended");
}

/** Who deploys on purpose has time for the scenarios. Throws DeploymentRefused when one fails; what lint finds comes first. */
async function rehearseToo(folder: string): Promise<FileFindings[]> {
  const { checkFolder, describeFailures } = await import("../../models/check-folder.ts");
  const check = await checkFolder(folder, topics());
  const failures = countOf(check.findings, "error") > 0 ? [] : describeFailures(check);
  if (failures.length > 0) throw new DeploymentRefused([modelDeployment.scenariosRefused, ...failures].join("\n"));
  return check.findings;
}

const topics = () => contractsOf(workers);

/**
 * Deploys the folder of models: unchanged files make no new version, and what analysts have put live in the browser stays. Prepares the
 * task list of an engine that has one.
 */
export async function runDeployer(environment: Environment): Promise<void> {
  const { config, say } = environment;
  const { modelsDir: folder, onModelConflict } = config;
  const client = engineClient(environment);
  const log = environment.log.child({ name: "deployer" });
  await say.step(texts.steps.models, async () => {
    if (onModelConflict === "take") say.line(modelDeployment.taken(await takeModels({ client, folder, log })));
    await checkModels(environment, log);
    const onConflict = onModelConflict === "take" ? "refuse" : onModelConflict;
    const { conflicts } = await deployModels({ client, folder, log, onConflict }).catch(inWords);
    for (const { path, version, reason } of conflicts) say.line(modelDeployment.stays(path, version, reason));
  });

  // Workers deploy what they need to go on; the rest is left to the one process that deploys for all.
  if (!config.engine.external || config.part === "workers") return;
  const dialect = await detectDialect(client);
  await say.step(texts.steps.taskList(dialect.product, tasklistUrl(config.engine.url, dialect)), () =>
    prepareTaskList({ client, teams, filters: taskFilters, log }),
  );
}

function inWords(error: unknown): never {
  if (!(error instanceof DeploymentConflict)) throw error;
  const lines = error.conflicts.map(({ path, version, reason }) => modelDeployment.conflictLine(path, version, reason));
  throw new DeploymentRefused(modelDeployment.conflict(lines), { cause: error });
}
