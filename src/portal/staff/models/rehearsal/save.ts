import { digestOf } from "../../../../models/file.ts";
import { type Scenario, type Standing, scenarioToYaml } from "../../../../rehearsal/index.ts";
import type { AnalystAct, ModelChange } from "../../../../store/types/model-change.ts";
import type { Store } from "../../../../store/types.ts";
import { modelRehearsal as texts } from "../../../../texts/models/rehearsal.ts";
import type { RehearsedFiles } from "./files.ts";
import type { RehearsalState } from "./state.ts";

/** A rehearsal that came to its end, as a scenario. */
export interface Recorded {
  title: string;
  process: string;
  state: RehearsalState;
  standing: Standing & { end: string };
  /** Path of the scenario that it takes the place of; null: it is a new one. */
  replaces: string | null;
}

/** Writes the scenario into a change, or into a new one. Returns the change and the path. Throws StoreError. */
export async function saveScenario(
  store: Pick<Store, "modelChanges">,
  change: ModelChange | null,
  files: RehearsedFiles,
  recorded: Recorded,
  by: AnalystAct,
): Promise<{ id: string; path: string }> {
  const path = recorded.replaces ?? freePath(recorded, files);
  const previous = files.files.find((file) => file.path === path)?.content;
  const content = scenarioToYaml(scenarioOf(recorded), previous);
  const draft = change?.files.find((file) => file.path === path);
  const live = files.live.find((file) => file.path === path);
  const baseDigest = draft === undefined ? (live === undefined ? null : digestOf(live.content)) : draft.baseDigest;
  // As it was when it was opened: what somebody saved since is not written over.
  const revision = recorded.replaces === null ? 0 : (recorded.state.originRevision ?? 0);
  const id = change?.id ?? (await store.modelChanges.create({ title: texts.save.changeTitle(recorded.title) }, by));
  await store.modelChanges.saveFile(id, { path, content, revision, baseDigest }, by);
  return { id, path };
}

function scenarioOf({ title, process, state, standing }: Recorded): Scenario {
  const { businessKey, startsAt, variables } = state;
  return {
    ...{ title, process },
    ...(businessKey !== undefined && { businessKey }),
    ...(startsAt !== undefined && { startsAt }),
    ...(variables !== undefined && Object.keys(variables).length > 0 && { variables }),
    ...{ steps: standing.taken, path: standing.path, end: standing.end },
  };
}

/** A name that no other scenario has, after the process and the title. */
function freePath({ process, title }: Recorded, { files }: RehearsedFiles): string {
  const words = title
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .slice(0, 6);
  const name = `scenarios/${[process, ...words].join("-").slice(0, 80)}`;
  const taken = (path: string) => files.some((file) => file.path === path);
  for (let count = 1; ; count++) {
    const path = count === 1 ? `${name}.yml` : `${name}-${count}.yml`;
    if (!taken(path)) return path;
  }
}
