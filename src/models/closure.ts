import { kindOf, type ModelFile } from "./file.ts";
import { linksOf, type ModelLinks } from "./links.ts";

/** What a change of some files brings with it. */
export interface Closure {
  /** Models and forms whose content changes. Scenarios are not among them: no engine executes them. */
  changed: string[];
  /** Everything that has to be in one deployment, as it will be: in alphabetical order. */
  deployed: ModelFile[];
  /** Models that may behave otherwise than before: those deployed, and those that call one of them or are called by one. */
  affected: string[];
}

/** The live files as they are with the drafted ones in their place. */
export function overlay(live: ModelFile[], drafted: ModelFile[]): ModelFile[] {
  const files = new Map([...live, ...drafted].map(({ path, content }) => [path, { path, content }]));
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * What must be deployed together so that the drafted files take effect: a model executes the forms and models of its own
 * deployment where it is bound to them. So whatever is bound to something that changes is deployed anew, and
 * whatever is deployed anew takes along what it is bound to.
 */
export async function closureOf(live: ModelFile[], drafted: ModelFile[]): Promise<Closure> {
  const before = new Map(live.map(({ path, content }) => [path, content]));
  const files = overlay(live, drafted);
  const links = await linksOf(files);
  const isDeployed = (path: string) => kindOf(path) === "model" || kindOf(path) === "form";
  const changed = drafted.filter(({ path, content }) => isDeployed(path) && before.get(path) !== content).map(({ path }) => path);
  const anew = grow(changed, (found) =>
    links.filter(({ bound }) => bound.some((path) => found.has(path))).map(({ path }) => path),
  );
  const together = grow([...anew], (found) => links.filter(({ path }) => found.has(path)).flatMap(({ bound }) => bound));
  return {
    changed,
    deployed: files.filter(({ path }) => together.has(path)),
    affected: files.map(({ path }) => path).filter((path) => isAffected(path, anew, links)),
  };
}

/** The set with everything that `next` finds from it, again and again. */
function grow(from: string[], next: (found: Set<string>) => string[]): Set<string> {
  const found = new Set(from);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const path of next(found)) found.add(path);
  }
  return found;
}

function isAffected(path: string, anew: Set<string>, links: ModelLinks[]): boolean {
  if (kindOf(path) !== "model") return false;
  const isCalled = links.some((link) => anew.has(link.path) && link.named.includes(path));
  const calls = links.some((link) => link.path === path && link.named.some((named) => anew.has(named)));
  return anew.has(path) || isCalled || calls;
}
