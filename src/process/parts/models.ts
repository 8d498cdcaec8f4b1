import { fileURLToPath } from "node:url";
import { deployModels } from "../../camunda/deployer.ts";
import { process as texts } from "../../texts/process.ts";
import type { Environment } from "../run.ts";
import { engineClient } from "./services.ts";

/** Deploys `workflows/`: unchanged files make no new version. */
export async function runDeployer(environment: Environment): Promise<void> {
  const folder = fileURLToPath(new URL("../../../workflows", import.meta.url));
  await environment.say.step(texts.steps.models, () =>
    deployModels({ client: engineClient(environment), folder, log: environment.log.child({ name: "deployer" }) }),
  );
}
