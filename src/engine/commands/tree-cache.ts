import type { LoadedTree } from "./execute.ts";
import { Turns } from "./turns.ts";

/** How many trees are kept. A tree of an onboarding journey takes some ten kilobytes. */
const maximumTrees = 500;
const maximumTasks = 5000;

/**
 * Trees as this process saw them last, found by their external tasks. What is kept may be outdated: whoever uses
 * it writes only if the revision in the database is still the same.
 */
export class TreeCache {
  private readonly trees = new Map<string, LoadedTree>();
  private readonly roots = new Map<string, string>();
  readonly turns = new Turns();

  /** The tree an external task belongs to, if it is known. */
  ofExternalTask(id: string): LoadedTree | undefined {
    const rootId = this.roots.get(id);
    return rootId === undefined ? undefined : this.trees.get(rootId);
  }

  /** Keeps a tree, and which external tasks belong to it. */
  keep(tree: LoadedTree, externalTaskIds: Iterable<string>): void {
    this.trees.delete(tree.rootId);
    this.trees.set(tree.rootId, tree);
    for (const id of externalTaskIds) this.roots.set(id, tree.rootId);
    trim(this.trees, maximumTrees);
    trim(this.roots, maximumTasks);
  }

  /** Forgets a tree that has ended or turned out to be outdated. */
  forget(rootId: string): void {
    this.trees.delete(rootId);
  }
}

/** Drops the oldest. */
function trim(map: Map<string, unknown>, size: number): void {
  while (map.size > size) map.delete(map.keys().next().value!);
}
