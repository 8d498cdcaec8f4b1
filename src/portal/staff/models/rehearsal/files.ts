import { basename } from "node:path";
import { schemaOf } from "../../../../lint/context-of.ts";
import { overlay } from "../../../../models/closure.ts";
import { kindOf, type ModelFile } from "../../../../models/file.ts";
import { type LiveFile, readLiveFiles } from "../../../../models/live.ts";
import { type Models, parseScenario, type Scenario } from "../../../../rehearsal/index.ts";
import type { ModelChange } from "../../../../store/types/model-change.ts";
import type { PortalContext } from "../../../context.ts";

/** Milliseconds for which live files are remembered: a rehearsal asks for them at every step. */
const FRESH = 60_000;

/** What a rehearsal is played with. */
export interface RehearsedFiles {
  files: ModelFile[];
  live: LiveFile[];
  models: Models;
  /** Schemas of the forms, by their ids. */
  forms: Map<string, Record<string, unknown>>;
  /** Those that can be read. */
  scenarios: { path: string; scenario: Scenario }[];
}

/** Gives the live files, overlaid by those of a change. */
export function createFileReader({ engine, store, modelling, clock }: PortalContext) {
  let known: { at: number; live: Promise<LiveFile[]> } | null = null;

  function liveFiles(): Promise<LiveFile[]> {
    const now = clock().getTime();
    if (known !== null && now - known.at < FRESH) return known.live;
    const asked = { at: now, live: readLiveFiles({ engine, store, folder: modelling.folder }) };
    asked.live.catch(() => {
      if (known === asked) known = null;
    });
    known = asked;
    return asked.live;
  }

  return async (change: ModelChange | null): Promise<RehearsedFiles> => {
    const live = await liveFiles();
    const files = overlay(live, change?.files ?? []);
    const ofKind = (kind: ReturnType<typeof kindOf>) => files.filter(({ path }) => kindOf(path) === kind);
    return {
      ...{ files, live },
      models: Object.fromEntries(ofKind("model").map(({ path, content }) => [basename(path, ".bpmn"), content])),
      forms: new Map(
        ofKind("form").flatMap(({ content }) => {
          const schema = schemaOf(content);
          return schema === null ? [] : [[String(schema.id), schema] as const];
        }),
      ),
      scenarios: ofKind("scenario").flatMap(readable),
    };
  };
}

function readable({ path, content }: ModelFile): { path: string; scenario: Scenario }[] {
  try {
    return [{ path, scenario: parseScenario(content, path) }];
  } catch {
    return [];
  }
}
