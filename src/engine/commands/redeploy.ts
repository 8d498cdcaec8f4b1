import { EngineException } from "../core/types/exceptions.ts";
import type { Row } from "../persistence/database.ts";
import { type DeploymentRequest, type DeploymentResult, deploy } from "./deploy.ts";
import type { Shell, UserId } from "./shell.ts";

/** Which resources of a deployment are deployed once more; neither ids nor names: all. */
export interface Redeployment {
  resourceIds: string[];
  resourceNames: string[];
  source: string | null;
}

/** Deploys resources of an earlier deployment once more, under its name: definitions get a new version. */
export async function redeploy(
  shell: Shell,
  userId: UserId,
  earlier: Row,
  { resourceIds, resourceNames, source }: Redeployment,
): Promise<DeploymentResult & { request: DeploymentRequest }> {
  const rows = await shell.database.query("select id, name, bytes from resource where deployment_id = $1 order by name", [
    earlier.id,
  ]);
  requireAll(earlier.id, "id", resourceIds, rows);
  requireAll(earlier.id, "name", resourceNames, rows);
  const isAll = resourceIds.length === 0 && resourceNames.length === 0;
  const chosen = rows.filter(({ id, name }) => isAll || resourceIds.includes(id) || resourceNames.includes(name));
  const request: DeploymentRequest = {
    ...{ name: earlier.name, source, enableDuplicateFiltering: false, deployChangedOnly: false },
    resources: chosen.map(({ name, bytes }) => ({ name, bytes })),
  };
  return { ...(await deploy(shell, request, userId)), request };
}

function requireAll(deploymentId: string, member: "id" | "name", wanted: string[], rows: Row[]): void {
  const missing = wanted.filter((each) => !rows.some((row) => row[member] === each));
  if (missing.length === 0) return;
  throw new EngineException(
    `Cannot redeploy deployment '${deploymentId}': The deployment with id '${deploymentId}' does not contain the following ` +
      `resources with ${member}: ${missing.join(", ")}`,
    "NotFoundException",
  );
}
