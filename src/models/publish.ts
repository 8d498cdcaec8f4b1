import type { LintContext } from "../lint/context.ts";
import { readServices } from "../lint/folder.ts";
import { StoreError } from "../store/index.ts";
import type { AnalystAct, DraftFile } from "../store/types.ts";
import { type CheckOptions, checkChange, isRefused } from "./check.ts";
import { overlay } from "./closure.ts";
import { deployBegun, type HalfStepSetting, type Published, settle } from "./half-steps.ts";
import { type LiveFile, readLiveFiles } from "./live.ts";
import { keepRelease } from "./overtaken.ts";
import { PublishRefused } from "./refused.ts";

/** Where changes go live, and what they are checked beside. */
export interface PublishSetting extends HalfStepSetting {
  /** The product's models. */
  folder: string;
  topics: LintContext["topics"];
}

/**
 * Puts a proposed change live: checks it once more beside what is live now, writes down that it is approved, deploys it with
 * everything that belongs together, and writes down that it is live. Throws PublishRefused, StoreError (`change-own`, `change-state`,
 * `publication-under-way` …) and EngineUnavailable; in each case the change is a proposal as before, but when the engine is lost in the
 * middle: then it stays `publishing` until `settle` finds out.
 * @param seen when what the second person has looked at was changed last; another version of it is not approved (`change-state`)
 */
export async function publish(setting: PublishSetting, changeId: string, by: AnalystAct, seen?: Date): Promise<Published> {
  const { store } = setting;
  const change = await store.modelChanges.get(changeId);
  if (change === null) throw new StoreError("change-unknown", `No change ${changeId} of models`);
  if (change.status !== "proposed") throw new StoreError("change-state", `Change ${changeId} is ${change.status}`);
  const live = await readLiveFiles(setting);
  requireSameBase(change.files, live);
  const check = await checkChange(live, change.files, await checkOptions(setting));
  if (isRefused(check)) throw new PublishRefused("check-failed", { check });
  const different = change.files.filter(({ path, content }) => live.find((file) => file.path === path)?.content !== content);
  if (different.length === 0) throw new PublishRefused("nothing-changes");

  await settle(setting);
  // Scenarios go along, so that whoever has only the engine finds them.
  const files = overlay(check.deployed, different);
  const paths = files.map(({ path }) => path);
  const publication = await store.modelChanges.approve(changeId, { paths, asOf: seen ?? change.updatedAt }, by);
  await requireSameLive(setting, publication.id, live);
  const published = await deployBegun(setting, publication, files);
  const untold = (err: unknown) => setting.log.error({ err }, "not known whether the folder brought something meanwhile");
  await keepRelease(setting, { live, files, published }).catch(untold);
  return published;
}

/** What models are checked beside. */
export async function checkOptions({ folder, topics }: Pick<PublishSetting, "folder" | "topics">): Promise<CheckOptions> {
  return { topics, services: await readServices(folder) };
}

/** Refuses files whose live content is no longer the one they were made from, unless it has become theirs. */
function requireSameBase(files: DraftFile[], live: LiveFile[]): void {
  const now = new Map(live.map((file) => [file.path, file]));
  const isOutdated = ({ path, content, baseDigest }: DraftFile) =>
    (now.get(path)?.digest ?? null) !== baseDigest && now.get(path)?.content !== content;
  const paths = files.filter(isOutdated).map(({ path }) => path);
  if (paths.length > 0) throw new PublishRefused("live-changed", { paths });
}

/** What goes live now was checked beside what was live then: nothing else may have come between. */
export async function requireSameLive(setting: PublishSetting, publicationId: string, before: LiveFile[]): Promise<void> {
  const { store } = setting;
  const giveBack = (why: string) => store.modelChanges.giveBack(publicationId, why);
  const now = await readLiveFiles(setting).catch(async (error) => {
    await giveBack("what is live could not be read");
    throw error;
  });
  const digests = (files: LiveFile[]) => new Map(files.map(({ path, digest }) => [path, digest]));
  const [then, today] = [digests(before), digests(now)];
  const paths = [...new Set([...then.keys(), ...today.keys()])].filter((path) => then.get(path) !== today.get(path));
  if (paths.length === 0) return;
  await giveBack("something else went live meanwhile");
  throw new PublishRefused("live-changed", { paths });
}
