import { rules } from "./all-rules.ts";
import type { LintContext } from "./context.ts";
import { everything, type ModdleElement } from "./model.ts";
import type { Report } from "./rule.ts";

/** A rule as bpmnlint calls it. */
interface BpmnlintRule {
  meta: { documentation: { url: string } };
  check(node: ModdleElement, reporter: { report(id: string, message: string): void }): boolean | undefined;
}

/** What bpmnlint is set up with. */
export interface BpmnlintConfig {
  config: { rules: Record<string, "error" | "warn"> };
  resolver: { resolveRule(pkg: string, name: string): (() => BpmnlintRule) | null };
}

/**
 * Our rules for bpmnlint, so that the modeler in the browser shows on the drawing what the command line and a deployment say.
 * @param pageOf address of the page that explains a rule
 */
export function bpmnlintConfig(context: LintContext, pageOf: (rule: string) => string): BpmnlintConfig {
  const severities = Object.entries(rules).map(
    ([name, { severity }]) => [name, severity === "error" ? "error" : "warn"] as const,
  );
  return {
    config: { rules: Object.fromEntries(severities) },
    resolver: {
      resolveRule(_pkg, name) {
        const found = rules[name];
        if (found === undefined) return null;
        return () => ({
          meta: { documentation: { url: pageOf(name) } },
          check(node, reporter) {
            // The whole file at once: our rules see error definitions and expressions, too.
            const { check } = found.rule(context);
            const report: Report = ({ id = "" }, message) => reporter.report(id, message);
            for (const element of everything(node)) check(element, report);
            return false;
          },
        });
      },
    },
  };
}
