import type { Request } from "express";
import { processName } from "../../../../rehearsal/index.ts";
import type { ModelChange } from "../../../../store/types/model-change.ts";
import { modelRehearsal as texts } from "../../../../texts/models/rehearsal.ts";
import type { PortalContext } from "../../../context.ts";
import { parameter } from "../../../operator/window.ts";
import { PortalProblem } from "../../../problem.ts";
import { changePath, filePath, liveRehearsalPath, rehearsalModelPath, rehearsalPath } from "../paths.ts";
import { createFileReader, type RehearsedFiles } from "./files.ts";

/** What a request is about. */
export interface Asked {
  /** null: the models as they are live. */
  change: ModelChange | null;
  /** Id of the process that is rehearsed. */
  process: string;
  /** Heading of its pages. */
  title: string;
  files: RehearsedFiles;
  /** Address of the rehearsal. */
  path: string;
  /** Which files it is played with, in words. */
  words: string;
  back: { href: string; text: string };
  /** Where the browser gets the model of a process. */
  modelOf(process: string): string;
}

/** Reads what a request is about. PortalProblem `notFound` where there is no such change or model. */
export function createAsker(context: PortalContext): (request: Request) => Promise<Asked> {
  const { store } = context;
  const readFiles = createFileReader(context);

  return async (request) => {
    const { id } = request.params;
    const change = id === undefined ? null : await store.modelChanges.get(String(id));
    if (id !== undefined && change === null) throw new PortalProblem("notFound", 404);
    const process = String(request.params.process ?? parameter(request, "processo"));
    const files = await readFiles(change);
    if (!Object.hasOwn(files.models, process)) throw new PortalProblem("notFound", 404);
    const title = texts.title(await processName(files.models, process));
    if (change === null) {
      const path = liveRehearsalPath(process);
      const back = { href: filePath(`${process}.bpmn`), text: texts.backToFile };
      return {
        ...{ change, process, title, files, path, back },
        words: texts.ofLive,
        modelOf: (one) => rehearsalModelPath(path, one),
      };
    }
    return {
      ...{ change, process, title, files, path: rehearsalPath(change.id, process), words: texts.ofChange(change.title) },
      back: { href: changePath(change.id), text: texts.backToChange },
      modelOf: (one) => rehearsalModelPath(`${changePath(change.id)}/ensaio`, one),
    };
  };
}
