import { countOf } from "../lint/lint-files.ts";
import type { AnalystAct } from "../store/types.ts";
import { checkFiles } from "./check.ts";
import { closureOf, overlay } from "./closure.ts";
import { readFiles } from "./deployment-files.ts";
import { scenariosOf } from "./earlier-scenarios.ts";
import type { ModelFile } from "./file.ts";
import { deployBegun, type Published, settle } from "./half-steps.ts";
import { linksOf } from "./links.ts";
import { readLiveFiles } from "./live.ts";
import { keepRelease } from "./overtaken.ts";
import { checkOptions, type PublishSetting, requireSameLive } from "./publish.ts";
import { PublishRefused } from "./refused.ts";

/**
 * Goes back to an earlier version of a model: deploys its content anew, with the forms of its deployment and everything that belongs
 * together, as the newest version; the scenarios become again what they were then. All of it was approved before, so that one person
 * does it, and it is quick: lint looks at it again, because workers may be newer; no scenario is played. Throws as `publish` does.
 */
export async function restore(
  setting: PublishSetting,
  { process, version, reason }: { process: string; version: number; reason: string },
  by: AnalystAct,
): Promise<Published> {
  const { store } = setting;
  const earlier = await readVersion(setting, process, version);
  const live = await readLiveFiles(setting);
  const { changed, deployed, affected } = await closureOf(live, earlier);
  if (changed.length === 0) throw new PublishRefused("nothing-changes");
  const check = await lintOf(overlay(live, earlier), [...deployed.map(({ path }) => path), ...affected], setting);
  if (countOf(check.findings, "error") > 0) throw new PublishRefused("check-failed", { check });

  await settle(setting);
  const files = overlay(deployed, await scenariosOf(setting, process, version));
  const paths = files.map(({ path }) => path);
  const publication = await store.modelChanges.beginRestore({ process, version, reason, paths }, by);
  await requireSameLive(setting, publication.id, live);
  const published = await deployBegun(setting, publication, files);
  const untold = (err: unknown) => setting.log.error({ err }, "not known whether the folder brought something meanwhile");
  await keepRelease(setting, { live, files, published }).catch(untold);
  return published;
}

/** A version of a model and the forms that it shows, as they were deployed together. Throws PublishRefused `version-unknown`. */
async function readVersion({ engine }: Pick<PublishSetting, "engine">, process: string, version: number): Promise<ModelFile[]> {
  const [definition] = await engine.processDefinitions({ key: process, version });
  if (definition === undefined) throw new PublishRefused("version-unknown");
  const { deploymentId, resource } = definition;
  const files = await readFiles(engine, deploymentId);
  const links = (await linksOf(files)).find(({ path }) => path === resource);
  const own = [resource, ...(links?.bound ?? []).filter((path) => path.endsWith(".form"))];
  return files.filter(({ path }) => own.includes(path));
}

async function lintOf(files: ModelFile[], asked: string[], setting: PublishSetting) {
  const withoutScenarios = files.filter(({ path }) => !path.startsWith("scenarios/"));
  return checkFiles(withoutScenarios, await checkOptions(setting), asked);
}
