/** The part of bpmnlint that we call. */
declare module "bpmnlint" {
  import type { ModdleElement } from "../engine/model/moddle.ts";

  export interface LintReport {
    id?: string;
    message: string;
    category: "error" | "warn" | "info" | "rule-error";
  }

  export class Linter {
    constructor(options: { resolver: unknown; config: { rules: Record<string, string> } });
    /** What the rules report, by rule. */
    lint(root: ModdleElement): Promise<Record<string, LintReport[]>>;
  }
}

declare module "bpmnlint/lib/resolver/static-resolver.js" {
  export default class StaticResolver {
    constructor(cache: Record<string, unknown>);
  }
}
