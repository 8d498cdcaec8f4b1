import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { lint as texts } from "../texts/lint.ts";
import { lintFolder } from "./check-folder.ts";
import type { LintContext } from "./context.ts";
import { countOf, type FileFindings } from "./lint-files.ts";
import type { Finding } from "./report.ts";

/** Where the models are, and what is known of the workers. */
interface LintSetting {
  folder: string;
  topics: LintContext["topics"];
}

/**
 * `npm run lint:models -- [--json] [--folder <folder>] [files]`: says what is wrong with the models, readable or as JSON
 * (`[{file, findings}]`). Returns the exit code: 1 with errors, 2 when it was asked for wrongly, else 0.
 */
export async function lintCommand(args: string[], { folder, topics }: LintSetting, say: (text: string) => void): Promise<number> {
  let values: { json?: boolean; folder?: string };
  let wanted: string[];
  try {
    const options = { json: { type: "boolean" }, folder: { type: "string" } } as const;
    ({ values, positionals: wanted } = parseArgs({ args, allowPositionals: true, options }));
  } catch {
    say(texts.command.usage);
    return 2;
  }
  const all = await lintFolder(resolve(values.folder ?? folder), topics);
  const isWanted = ({ file }: FileFindings) => wanted.some((name) => resolve(name).endsWith(`/${file}`));
  const files = wanted.length === 0 ? all : all.filter(isWanted);
  if (files.length < wanted.length || files.length === 0) {
    say(texts.command.noFile(all.map(({ file }) => file)));
    return 2;
  }
  if (values.json) say(JSON.stringify(files, null, 2));
  else for (const line of describe(files)) say(line);
  return countOf(files, "error") > 0 ? 1 : 0;
}

/** Findings as lines that people read. */
export function describe(files: FileFindings[]): string[] {
  const lines = files.flatMap(({ file, findings }) => (findings.length === 0 ? [] : [`\n${file}`, ...findings.map(lineOf)]));
  return [
    ...lines,
    "",
    texts.command.summary(
      files.filter(({ file }) => file.endsWith(".bpmn")).length,
      countOf(files, "error"),
      countOf(files, "warning"),
    ),
  ];
}

function lineOf({ severity, name, element, message, rule }: Finding): string {
  const where = name === element || name === "" ? element : `${name} (${element})`;
  return `  ${texts.command.severities[severity]}  ${where === "" ? "" : `${where}: `}${message}  [${rule}]`;
}
