import { readServices } from "../../../lint/folder.ts";
import { type ChangeCheck, checkChange } from "../../../models/check.ts";
import { digestOf, type ModelFile } from "../../../models/file.ts";
import type { PortalContext } from "../../context.ts";

/** Checks that are remembered: looking at a change again asks nothing new. */
const KEPT = 30;

/** Says what lint and scenarios think of drafted files in the place of the live ones. */
export type Checker = (live: ModelFile[], drafted: ModelFile[]) => Promise<ChangeCheck>;

/** The same files are checked once, also when several people ask at the same time. */
export function createChecker({ modelling }: Pick<PortalContext, "modelling">): Checker {
  const known = new Map<string, Promise<ChangeCheck>>();
  return (live, drafted) => {
    const key = digestOf([...live, ...drafted].map(({ path, content }) => `${path} ${digestOf(content)}`).join("\n"));
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.delete(known.keys().next().value!);
    const check = readServices(modelling.folder).then((services) =>
      checkChange(live, drafted, { topics: modelling.topics, services }),
    );
    check.catch(() => known.delete(key));
    known.set(key, check);
    return check;
  };
}
