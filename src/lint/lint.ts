import { compile } from "../engine/model/compile.ts";
import { readModdle } from "../engine/model/moddle.ts";
import { lint as texts } from "../texts/lint.ts";
import { rules } from "./all-rules.ts";
import type { LintContext } from "./context.ts";
import { allElements, elements, everything, isA, type ModdleElement, text } from "./model.ts";
import { refusalsOf } from "./refusals.ts";
import type { Finding } from "./report.ts";
import type { Report } from "./rule.ts";

/**
 * Everything there is to say about a model: what our rules find, and what an engine would refuse. A file that is no BPMN
 * at all gets one finding. In the order of the file, errors before warnings of the same element.
 */
export async function lintModel(xml: string, context: LintContext): Promise<Finding[]> {
  let root: ModdleElement;
  try {
    ({ root } = await readModdle(xml));
  } catch (error) {
    return [refusal("", "", texts.unreadable((error as Error).message))];
  }
  const processes = elements(root, "rootElements").filter((element) => isA(element, "process"));
  if (processes.length === 0) return [refusal(root.id ?? "", "", texts.noProcess)];
  const all = processes.flatMap((process) => [process, ...allElements(process)]);
  const names = new Map(all.map((element) => [element.id ?? "", text(element, "name") || (element.id ?? "")]));
  const order = new Map([...names.keys()].map((id, index) => [id, index]));
  const found = [...ruleFindings(root, context, names), ...(await refusals(xml, names))];
  const place = ({ element }: Finding) => order.get(element) ?? -1;
  return found.sort((a, b) => place(a) - place(b) || a.severity.localeCompare(b.severity) || a.rule.localeCompare(b.rule));
}

function ruleFindings(root: ModdleElement, context: LintContext, names: Map<string, string>): Finding[] {
  const findings: Finding[] = [];
  const all = everything(root);
  for (const [name, { rule, severity }] of Object.entries(rules)) {
    const { check } = rule(context);
    const report: Report = ({ id = "" }, message) =>
      findings.push({ rule: name, severity, element: id, name: names.get(id) ?? id, message });
    for (const element of all) check(element, report);
  }
  return findings;
}

/** What the engine would say at a deployment. */
async function refusals(xml: string, names: Map<string, string>): Promise<Finding[]> {
  const refused = refusalsOf(await compile("model.bpmn", xml));
  return refused.map(({ element, message }) => refusal(element, names.get(element) ?? element, message));
}

function refusal(element: string, name: string, message: string): Finding {
  return { rule: "engine-refusal", severity: "error", element, name, message };
}
