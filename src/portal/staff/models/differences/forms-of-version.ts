import type { EngineClient } from "../../../../camunda/client.ts";
import type { ProcessDefinition } from "../../../../camunda/types.ts";
import { kindOf, type ModelFile } from "../../../../models/file.ts";
import { linksOf } from "../../../../models/links.ts";
import { compareFile, type FileDifference, isSame } from "./compare.ts";

/** A form that is not the same in two versions of a model; null: the newer one no longer has it. */
export interface ChangedForm {
  /** Its path. */
  id: string;
  difference: FileDifference | null;
}

type Version = [definition: ProcessDefinition, xml: string];

/** The forms of two versions of a model that differ: each version shows those of its own deployment. */
export async function changedForms(engine: EngineClient, from: Version, to: Version): Promise<ChangedForm[]> {
  const [before, after] = await Promise.all([formsOf(engine, from), formsOf(engine, to)]);
  const paths = [...new Set([...after.keys(), ...before.keys()])].sort();
  const found = await Promise.all(
    paths.map(async (id): Promise<ChangedForm | null> => {
      const now = after.get(id);
      if (now === undefined) return { id, difference: null };
      const difference = await compareFile(id, before.get(id) ?? null, now);
      return isSame(difference) ? null : { id, difference };
    }),
  );
  return found.filter((form) => form !== null);
}

/** The forms that a version uses, as they were deployed with it. */
async function formsOf(engine: EngineClient, [{ deploymentId, resource }, xml]: Version): Promise<Map<string, string>> {
  const { operations } = engine;
  const resources = (await operations.deploymentResources(deploymentId)).filter(({ name }) => kindOf(name) === "form");
  const forms: ModelFile[] = await Promise.all(
    resources.map(async ({ id, name }) => ({ path: name, content: await operations.deploymentResource(deploymentId, id) })),
  );
  const links = await linksOf([{ path: resource, content: xml }, ...forms]);
  const used = new Set(links.flatMap(({ named }) => named));
  return new Map(forms.filter(({ path }) => used.has(path)).map(({ path, content }) => [path, content]));
}
