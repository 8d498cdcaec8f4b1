import type { EngineClient } from "../../../../camunda/client.ts";
import type { ChangeCheck } from "../../../../models/check.ts";
import type { LiveFile } from "../../../../models/live.ts";
import { nameOf } from "../versions.ts";

/** A model that gets a new version. */
export interface Replaced {
  name: string;
  version: number;
  /** Instances of the version that is replaced. */
  running: number;
  /** Instances of the versions before it. */
  older: number;
  /** Whether it is deployed anew only because of something that it is bound to. */
  along: boolean;
}

/** The live models that a change replaces, with what runs on them and stays where it is. */
export function replacedModels(engine: EngineClient, live: LiveFile[], { deployed, changed }: ChangeCheck): Promise<Replaced[]> {
  const paths = deployed.map(({ path }) => path);
  const models = live.filter(({ path, definitionId }) => definitionId !== undefined && paths.includes(path));
  return Promise.all(
    models.map(async ({ path, key, version, definitionId }): Promise<Replaced> => {
      const [definition, running, all] = await Promise.all([
        engine.operations.definition(definitionId!),
        engine.operations.count("process-instance", { processDefinitionId: definitionId }),
        engine.operations.count("process-instance", { processDefinitionKey: key }),
      ]);
      const along = !changed.includes(path);
      return {
        name: nameOf(definition),
        version: version ?? definition.version,
        running,
        older: Math.max(0, all - running),
        along,
      };
    }),
  );
}
