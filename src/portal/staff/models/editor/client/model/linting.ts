import plugin, { type Issue, type Linting as PlainLinting } from "bpmn-js-bpmnlint";
import { compile } from "../../../../../../engine/model/compile.ts";
import { bpmnlintConfig } from "../../../../../../lint/bpmnlint.ts";
import { refusalsOf } from "../../../../../../lint/refusals.ts";
import type { EditorNeeds } from "../page-data.ts";
import { translate } from "./translate.ts";

/** So long after the last change the model is checked, in milliseconds. */
const PATIENCE_MS = 200;
const REFUSAL = "engine-refusal";

interface Drawing {
  saveXML(): Promise<{ xml?: string }>;
}

const Linting: typeof PlainLinting = plugin.linting[1];

/** The lint of bpmn-js with our rules, and what the engine would refuse; once a pause, not at every stroke. */
class ModelLinting extends Linting {
  static $inject = ["bpmnjs", "canvas", "config.linting", "elementRegistry", "eventBus", "overlays"];
  private readonly drawing: Drawing;
  private timer = 0;

  constructor(drawing: Drawing, ...services: unknown[]) {
    super(drawing, ...services, translate);
    this.drawing = drawing;
  }

  override update(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => super.update(), PATIENCE_MS);
  }

  override async lint(): Promise<Record<string, Issue[]>> {
    performance.mark("lint-begins");
    const [found, { xml = "" }] = await Promise.all([super.lint(), this.drawing.saveXML()]);
    const refused = refusalsOf(await compile("model.bpmn", xml)).map(({ element, message }) => ({
      ...{ id: element, message, category: "error" },
    }));
    performance.measure("lint", "lint-begins");
    return { ...found, ...(refused.length > 0 ? { [REFUSAL]: refused } : {}) };
  }
}

/** The module, and what it is set up with. */
export function lintingOf({ lint, rulePages }: EditorNeeds) {
  const pageOf = (rule: string) => rulePages[rule] ?? "#";
  return {
    module: { ...plugin, linting: ["type", ModelLinting] },
    options: { active: true, bpmnlint: bpmnlintConfig(lint, pageOf) },
  };
}
