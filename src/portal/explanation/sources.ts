import type { EngineClient } from "../../camunda/client.ts";
import type { Clock } from "../../domain/clock.ts";
import { type DeployedFile, readDeployedFiles } from "../../models/deployed.ts";
import { readFiles } from "../../models/deployment-files.ts";
import { kindOf, type ModelFile } from "../../models/file.ts";

/** One version of a model of ours, as the engine has it. */
export interface Version {
  definitionId: string;
  key: string;
  version: number;
  xml: string;
  deploymentId: string;
  /** When it was deployed; null where it is not the latest one. */
  since: Date | null;
}

/** For how long the engine is not asked again what is live, in milliseconds: everybody may look, as often as they like. */
const FRESH = 3_000;

/** Reads models and forms through the engine. */
export interface Sources {
  /** The latest version of each of our models. */
  latest(): Promise<Version[]>;
  /** An earlier one; null: there is none. */
  earlier(key: string, version: number): Promise<Version | null>;
  /** Schemas of the forms of a deployment, by id. A file that is no form is left out. */
  formsOf(deploymentId: string): Promise<Record<string, unknown>>;
}

export function createSources({ engine, clock }: { engine: EngineClient; clock: Clock }): Sources {
  let known: { at: number; versions: Promise<Version[]> } | null = null;
  return {
    latest() {
      const now = clock().getTime();
      if (known !== null && now - known.at < FRESH) return known.versions;
      const asked = { at: now, versions: readDeployedFiles(engine).then((files) => files.flatMap(versionOf)) };
      asked.versions.catch(() => {
        if (known === asked) known = null;
      });
      known = asked;
      return asked.versions;
    },
    async earlier(key, version) {
      const [definition] = await engine.processDefinitions({ key, version });
      if (definition === undefined) return null;
      const { id: definitionId, deploymentId } = definition;
      return { definitionId, key, version, deploymentId, xml: await engine.processDefinitionXml(definitionId), since: null };
    },
    async formsOf(deploymentId) {
      const files = await readFiles(engine, deploymentId, (path) => kindOf(path) === "form");
      return Object.fromEntries(files.flatMap(schemaOf).map((schema) => [schema.id, schema]));
    },
  };
}

function versionOf({ definitionId, key, version, content, deploymentId, deployedAt }: DeployedFile): Version[] {
  if (definitionId === undefined || key === undefined || version === undefined) return [];
  return [{ definitionId, key, version, xml: content, deploymentId, since: deployedAt }];
}

function schemaOf({ content }: ModelFile): { id: string }[] {
  try {
    const schema: unknown = JSON.parse(content);
    const { id } = schema as { id?: unknown };
    return typeof id === "string" ? [schema as { id: string }] : [];
  } catch {
    return [];
  }
}
