import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import { DeploymentRefused, deployFiles } from "../camunda/deployer.ts";
import { EngineUnavailable } from "../camunda/errors.ts";
import { describe } from "../lint/command.ts";
import type { LintContext } from "../lint/context.ts";
import { readServices } from "../lint/folder.ts";
import { countOf } from "../lint/lint-files.ts";
import { modelDeployment } from "../texts/models/deployment.ts";
import { checkChange, isRefused } from "./check.ts";
import { describeFailures } from "./check-folder.ts";
import { kindOf, type ModelFile } from "./file.ts";
import { readModelFiles } from "./folder.ts";

const texts = modelDeployment.watching;

export interface WatchSetting {
  client: EngineClient;
  folder: string;
  topics: LintContext["topics"];
  log: Logger;
  say(line: string): void;
}

/** A folder that is watched. */
export interface Watched {
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Watches a folder of models: whatever is saved is checked with what it touches and, when nothing speaks against it, deployed. A file
 * that is broken is told, and nothing happens to what is deployed. Events that come while one is worked on are worked on together.
 */
export async function watchModels({ client, folder, topics, log, say }: WatchSetting): Promise<Watched> {
  /** What was deployed last, or was there at the beginning. */
  let good = await readModelFiles(folder);
  /** What was told last, by path. */
  let seen = contentsOf(good);
  let isStale = false;
  let stopped = false;
  let working: Promise<void> | null = null;

  const wake = () => {
    isStale = true;
    if (!stopped) working ??= workOff().finally(() => (working = null));
  };

  async function workOff(): Promise<void> {
    while (isStale && !stopped) {
      isStale = false;
      // A file that goes away while it is read brings an event of its own.
      const files = await readModelFiles(folder).catch(() => null);
      if (files !== null) await look(files);
    }
  }

  async function look(files: ModelFile[]): Promise<void> {
    const now = contentsOf(files);
    // Editors empty a file before they write it.
    const saved = files.filter(({ path, content }) => seen.get(path) !== content && content !== "").map(({ path }) => path);
    const gone = [...seen.keys()].filter((path) => !now.has(path));
    if (gone.length > 0) say(texts.gone(gone));
    if (saved.length > 0 || gone.length > 0) seen = now;
    if (saved.length > 0) await tryOut(files, saved).catch((error) => say(texts.failed(saved, reasonOf(error))));
  }

  async function tryOut(files: ModelFile[], saved: string[]): Promise<void> {
    const known = contentsOf(good);
    const drafted = files.filter(({ path, content }) => known.get(path) !== content);
    const there = contentsOf(files);
    const live = good.filter(({ path }) => there.has(path));
    const check = await checkChange(live, drafted, { topics, services: await readServices(folder) });
    if (isRefused(check)) {
      const lines = countOf(check.findings, "error") > 0 ? describe(check.findings) : describeFailures(check);
      return say([texts.refused(saved), ...lines.filter((line) => line !== "")].join("\n"));
    }
    const deployable = files.filter(({ path }) => kindOf(path) !== "scenario");
    const { definitions, conflicts } = await deployFiles({ client, files: deployable, log, patience: 0 });
    good = files;
    const played = check.rehearsed.flatMap(({ scenarios }) => scenarios).length;
    const own = definitions.filter(({ resource }) => check.deployed.some(({ path }) => path === resource));
    say(texts.deployed(saved, { played, warnings: countOf(check.findings, "warning"), definitions: own }));
    for (const { path, version, reason } of conflicts) say(modelDeployment.stays(path, version, reason));
  }

  const watchers = ["", "forms", "scenarios"].flatMap((place): FSWatcher[] => {
    try {
      return [watch(join(folder, place), wake)];
    } catch {
      // A folder without forms or scenarios; without models there would be nothing to watch at all.
      return [];
    }
  });
  return {
    async stop() {
      stopped = true;
      for (const watcher of watchers) watcher.close();
      await working;
    },
  };
}

const contentsOf = (files: ModelFile[]) => new Map(files.map(({ path, content }) => [path, content]));

function reasonOf(error: unknown): string {
  if (error instanceof EngineUnavailable) return texts.engineDown;
  if (error instanceof DeploymentRefused) return error.message;
  return (error as Error).message;
}
