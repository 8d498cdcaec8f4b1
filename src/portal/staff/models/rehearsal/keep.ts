import type { Request, Response } from "express";
import { standAt } from "../../../../rehearsal/index.ts";
import { DraftChanged, StoreError } from "../../../../store/errors.ts";
import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import type { PortalContext } from "../../../context.ts";
import { changePath } from "../paths.ts";
import { goTo, requireAnalyst, typed } from "../send.tsx";
import type { Asked } from "./asked.ts";
import { saveScenario } from "./save.ts";
import { SAVE_FIELDS, SCENARIO_TITLE, type SentSave } from "./save-form.tsx";
import type { RehearsalState } from "./state.ts";

const texts = modelRehearsal.save;

/** Keeps a rehearsal as a scenario and goes to the change that it is in; what is refused instead, otherwise. */
export async function keepRehearsal(
  context: PortalContext,
  request: Request,
  response: Response,
  { change, process, files }: Asked,
  state: RehearsalState,
): Promise<SentSave | null> {
  const { acting } = await requireAnalyst(context, response);
  const title = typed(request, SAVE_FIELDS.title);
  const refuse = (message: string): SentSave => ({
    title,
    errors: [{ key: SAVE_FIELDS.title, controlId: SAVE_FIELDS.title, label: texts.name, messages: [message] }],
  });
  if (title.length < SCENARIO_TITLE.min || title.length > SCENARIO_TITLE.max) return refuse(texts.nameInvalid);
  const standing = await standAt(files.models, { ...state, process });
  const { end, problem } = standing;
  if (end === null || problem !== null) return refuse(texts.early);
  const isOwn = files.scenarios.some(({ path, scenario }) => path === state.origin && scenario.process === process);
  const replaces = isOwn && typed(request, SAVE_FIELDS.replace) === "sim" ? state.origin! : null;
  try {
    const recorded = { title, process, state, replaces, standing: { ...standing, end } };
    const saved = await saveScenario(context.store, change, files, recorded, acting);
    await goTo(response, changePath(saved.id), "success", texts.saved(saved.path));
    return null;
  } catch (error) {
    if (error instanceof DraftChanged) return refuse(texts.changed);
    if (error instanceof StoreError && error.code === "change-state") return refuse(texts.closed);
    throw error;
  }
}
