import type { Row } from "../persistence/database.ts";
import type { DeploymentRequest } from "./deploy.ts";
import type { Resource } from "./deployment-content.ts";
import type { Run } from "./start-events.ts";

/** Compares with the last deployment of the same name and source. A resource left out is no change. */
export async function withoutDuplicates(
  run: Run,
  { name, source, enableDuplicateFiltering, deployChangedOnly, resources }: DeploymentRequest,
): Promise<{ resources: Resource[]; unchanged: Row | null }> {
  if (!enableDuplicateFiltering && !deployChangedOnly) return { resources, unchanged: null };
  const [last] = await run(
    `select * from deployment where name is not distinct from $1 and ($2::text is null or source is not distinct from $2)
      order by seq desc limit 1`,
    [name, source],
  );
  if (last === undefined) return { resources, unchanged: null };
  const rows = await run(
    deployChangedOnly
      ? `select distinct on (r.name) r.name, r.bytes from resource r join deployment d on d.id = r.deployment_id
          where d.name is not distinct from $1 order by r.name, d.seq desc`
      : "select name, bytes from resource r where deployment_id = $1",
    [deployChangedOnly ? name : last.id],
  );
  const known = new Map(rows.map((row) => [row.name as string, row.bytes as Buffer]));
  const changed = resources.filter((resource) => !known.get(resource.name)?.equals(resource.bytes));
  if (changed.length === 0) return { resources: [], unchanged: last };
  return { resources: deployChangedOnly ? changed : resources, unchanged: null };
}
