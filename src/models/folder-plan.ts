import { overlay } from "./closure.ts";
import type { DeployedFile } from "./deployed.ts";
import type { ModelFile } from "./file.ts";
import { linksOf } from "./links.ts";

/** A file of the folder that is not deployed, because an analyst has put something else live in the browser. */
export interface Conflict {
  path: string;
  /** Of a model: the version that stays. */
  version: number | null;
  /** Whether it was changed in the browser itself, or belongs to something that was. */
  reason: "changed-in-both" | "bound";
}

/** What a folder may deploy without reverting what was put live in the browser. */
export interface FolderPlan {
  /** Files of the next deployment of the folder; empty: nothing new. */
  deploy: ModelFile[];
  conflicts: Conflict[];
  /** What was changed in the browser and differs from the folder, as it is live. */
  ahead: DeployedFile[];
}

/**
 * Compares three contents of every file: the folder's, the one that the folder deployed last, and the live one. What was changed in the
 * browser alone stays; what was changed in the folder alone is deployed; what was changed in both, to different things, is a conflict
 * and stays, and so does whatever cannot be deployed without it. What is the same in both by now becomes the folder's again.
 * @param base what the folder deployed last, by path
 */
export async function planFolder(folder: ModelFile[], base: Map<string, string>, deployed: DeployedFile[]): Promise<FolderPlan> {
  const live = new Map(deployed.map((file) => [file.path, file]));
  const own = new Map(folder.map(({ path, content }) => [path, content]));
  const isSame = (path: string) => live.get(path)?.content === own.get(path);
  const ofPortal = deployed.filter(({ path, content, source }) => source === "portal" && content !== base.get(path));
  const ahead = ofPortal.filter(({ path }) => !isSame(path));

  const stays = new Set(ahead.map(({ path }) => path));
  const files = overlay(
    deployed,
    folder.filter(({ path }) => !stays.has(path)),
  );
  const links = await linksOf(files);
  for (let size = -1; size !== stays.size; ) {
    size = stays.size;
    for (const { path, bound } of links) {
      if (bound.some((one) => stays.has(one))) stays.add(path);
      // What is bound to a new content takes part in its deployment; what stays cannot.
      if (stays.has(path)) for (const one of bound) if (own.has(one) && !isSame(one)) stays.add(one);
    }
  }

  const conflictOf = (path: string): Conflict[] => {
    const isAhead = ahead.some((file) => file.path === path);
    if (isSame(path) || (isAhead && own.get(path) === base.get(path))) return [];
    return [{ path, version: live.get(path)?.version ?? null, reason: isAhead ? "changed-in-both" : "bound" }];
  };
  const rest = folder.filter(({ path }) => !stays.has(path));
  const caughtUp = (path: string) => ofPortal.some((file) => file.path === path) && own.get(path) !== base.get(path);
  const isNew = rest.some(({ path }) => !isSame(path) || caughtUp(path));
  return {
    deploy: isNew ? rest : [],
    conflicts: folder.filter(({ path }) => stays.has(path)).flatMap(({ path }) => conflictOf(path)),
    ahead,
  };
}
