import type { CompileResult } from "../engine/model/definition.ts";
import { lint as texts } from "../texts/lint.ts";

/** What an engine would say at a deployment, by the element that it is about; `""`: the file. */
export function refusalsOf(result: CompileResult): { element: string; message: string }[] {
  if (result.ok) return [];
  if (result.problems.length === 0) return [{ element: "", message: texts.refused(result.message) }];
  return result.problems.map(({ message, mainElementId }) => ({ element: mainElementId ?? "", message: texts.refused(message) }));
}
