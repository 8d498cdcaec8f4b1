import { countOf } from "../../../../lint/lint-files.ts";
import type { ChangeCheck } from "../../../../models/check.ts";
import { digestOf, kindOf, type ModelFileKind } from "../../../../models/file.ts";
import { type LiveFile, readLiveFiles } from "../../../../models/live.ts";
import type { DraftFile, ModelChange } from "../../../../store/types/model-change.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import type { PortalContext } from "../../../context.ts";
import type { Checker } from "../checks.ts";
import { compareFile, type FileDifference } from "../differences/compare.ts";
import { type Replaced, replacedModels } from "./replaced.ts";

/** A file of a change beside what is live. */
export interface ViewedFile {
  draft: DraftFile;
  kind: ModelFileKind;
  live: LiveFile | null;
  /** `stale`: what is live is no longer what the draft was made from. */
  state: "new" | "changed" | "same" | "stale";
  difference: FileDifference;
}

/** Everything that a page says about a change which has not ended. */
export interface ChangeView {
  change: ModelChange;
  live: LiveFile[];
  files: ViewedFile[];
  /** null: it failed for a reason of ours. */
  check: ChangeCheck | null;
  /** What keeps it from being proposed, in Portuguese. */
  needs: string[];
  /** Models in the place of which new versions come. */
  replaced: Replaced[];
}

/** Looks at a change beside what is live, and checks it. */
export async function viewChange(context: PortalContext, change: ModelChange, checker: Checker): Promise<ChangeView> {
  const { engine, store, modelling, log } = context;
  const live = await readLiveFiles({ engine, store, folder: modelling.folder });
  const files = await Promise.all(change.files.map((draft) => viewFile(draft, live)));
  const check = await checker(live, change.files).catch((error: unknown) => {
    log.error({ err: error, changeId: change.id }, "a change of models could not be checked");
    return null;
  });
  const replaced = check === null ? [] : await replacedModels(engine, live, check);
  return { change, live, files, check, needs: needsOf(files, check), replaced };
}

async function viewFile(draft: DraftFile, all: LiveFile[]): Promise<ViewedFile> {
  const live = all.find(({ path }) => path === draft.path) ?? null;
  const difference = await compareFile(draft.path, live?.content ?? null, draft.content);
  return { draft, live, difference, kind: kindOf(draft.path) ?? "scenario", state: stateOf(draft, live) };
}

function stateOf({ content, baseDigest }: DraftFile, live: LiveFile | null): ViewedFile["state"] {
  if (live !== null && live.digest === digestOf(content)) return "same";
  if ((live?.digest ?? null) !== baseDigest) return "stale";
  return live === null ? "new" : "changed";
}

function needsOf(files: ViewedFile[], check: ChangeCheck | null): string[] {
  const { propose } = texts;
  if (check === null) return [texts.check.failed];
  const errors = countOf(check.findings, "error");
  const failed = check.rehearsed.flatMap(({ scenarios }) => scenarios).filter(hasFailed).length;
  return [
    ...(files.every(({ state }) => state === "same") ? [propose.needFile] : []),
    ...files.filter(({ state }) => state === "stale").map(({ draft }) => propose.needFresh(draft.path)),
    ...(errors > 0 ? [propose.needErrors(errors)] : []),
    ...check.unreadable.map(({ path }) => propose.needReadable(path)),
    ...(failed > 0 ? [propose.needScenarios(failed)] : []),
  ];
}

/** Whether a scenario did not go as it says, in one of the two readings. */
export function hasFailed({ problems, difference }: { problems: string[]; difference: string | null }): boolean {
  return problems.length > 0 || difference !== null;
}

/** What lint says that is no error, as it is written down with a proposal. */
export function warningsOf({ findings }: ChangeCheck): string[] {
  return findings.flatMap(({ file, findings: found }) =>
    found.filter(({ severity }) => severity === "warning").map(({ name, message }) => `${file}, ${name}: ${message}`),
  );
}
