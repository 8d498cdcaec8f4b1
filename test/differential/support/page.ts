/** The page on compatibility, put together from what runs have shown. */
import { type LeftOut, leftOut } from "../../conformance/left-out.ts";
import { readScenarios } from "../../conformance/scenario.ts";
import { families } from "../scenarios/index.ts";
import { constructsOf } from "./constructs.ts";
import { breaksOff, deliberate } from "./differences.ts";
import { readRecordings } from "./recording.ts";
import { refusals } from "./refused.ts";

type Operations = Record<string, Record<string, unknown>>;

/** @param paths of the engine's OpenAPI document */
export async function compatibilityPage(paths: Operations): Promise<string> {
  const walks = Object.values(readRecordings("random")).map(({ scenario }) => scenario!);
  const written = families.flatMap(({ scenarios }) => scenarios);
  const calls = [...written, ...walks].reduce((sum, scenario) => sum + scenario.calls.length, 0);
  const refused = await refusals();
  const unnoticed = refused.filter(({ words }) => words === null);
  if (unnoticed.length > 0) throw new Error(`not refused: ${unnoticed.map(({ what }) => what).join(", ")}`);
  const recorded = readScenarios();
  const exchanges = recorded.reduce((sum, { steps }) => sum + steps.length, 0);
  return `# Compatibility with Camunda 7.24.0

What the embedded engine does as Camunda 7 does, what it refuses, and what it does otherwise on purpose. This page is written by
\`test/differential/compatibility.test.ts\` from what the runs below have shown; the test fails when it is out of date.

Two things hold it. **Scenarios**: ${written.length} written by hand and ${walks.length} random walks through random models, ${calls} calls in all, were
played on a running Camunda 7.24.0, and after every call all that it shows was recorded: status and body of the answer, tasks, external
tasks, variables with their scopes, the tree of activity instances, executions, jobs, subscriptions, incidents and history. \`npm test\`
plays them on the embedded engine and takes no difference that is not named below; \`npm run test:differential\` plays them, and new
walks, on both engines side by side. **Exchanges**: ${exchanges} single requests whose answers are compared word by word
(\`test/conformance\`).

## Constructs: the same as Camunda

| construct | scenarios | walks |
| --- | --- | --- |
${constructs(written, walks)}

## Constructs: refused

At deployment, naming the element.

| construct | what the refusal says |
| --- | --- |
${refused.map(({ what, words }) => `| ${cell(what)} | ${cell(words!)} |`).join("\n")}

## Different

| what | why | where it was met |
| --- | --- | --- |
${differences()}

## REST paths: the same as Camunda

How many recorded exchanges and scenario calls hold each operation; those that are deliberately different are counted apart.

| operation | exchanges | calls | different |
| --- | --- | --- | --- |
${operations(paths, [...written, ...walks])}
`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function constructs(written: { models: string[] }[], walks: { models: string[] }[]): string {
  const counts = new Map<string, [number, number]>();
  [written, walks].forEach((scenarios, column) => {
    for (const { models } of scenarios) {
      for (const what of new Set(models.flatMap(constructsOf))) {
        const row = counts.get(what) ?? [0, 0];
        row[column]!++;
        counts.set(what, row);
      }
    }
  });
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, [hand, random]]) => `| ${what} | ${hand} | ${random} |`)
    .join("\n");
}

function differences(): string {
  const rows = deliberate.map(({ what, reason, scenarios }) => [
    what,
    reason,
    scenarios ? scenarios.join("; ") : "all scenarios",
  ]);
  for (const { what, reason } of breaksOff) rows.push([what, reason, "random walks, which end there"]);
  const byReason = new Map<string, LeftOut[]>();
  for (const entry of leftOut) byReason.set(entry.reason, [...(byReason.get(entry.reason) ?? []), entry]);
  for (const [reason, entries] of byReason) {
    rows.push(["answers to single requests", reason, [...new Set(entries.map(({ scenario }) => scenario))].join(", ")]);
  }
  return rows.map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
}

function operations(paths: Operations, scenarios: { calls: { method: string; path: string }[] }[]): string {
  const served = Object.keys(paths)
    .map((path) => ({
      ...{ path, order: path.replace(/\{\w+\}/g, "~") },
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  const counts = new Map<string, [number, number, number]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods)) counts.set(`${method.toUpperCase()} ${path}`, [0, 0, 0]);
  }
  const count = (method: string, path: string, column: number): void => {
    const plain = path.replace(/\?.*$/, "").replace(/^\/engine\/default(?=\/)/, "");
    const found = served.find(({ pattern }) => pattern.test(plain));
    const row = found && counts.get(`${method} ${found.path}`);
    if (row) row[column]!++;
  };
  for (const { name, steps } of readScenarios()) {
    steps.forEach((step, index) => {
      const other = leftOut.some((entry) => entry.scenario === name && (entry.steps === "all" || entry.steps.includes(index)));
      count(step.method, step.path, other ? 2 : 0);
    });
  }
  for (const { calls } of scenarios) for (const { method, path } of calls) count(method, path.replace(/\{\w+:[^}]*\}/g, "id"), 1);
  return [...counts]
    .sort(([a], [b]) => (a.split(" ")[1]! < b.split(" ")[1]! ? -1 : a.split(" ")[1] === b.split(" ")[1] && a < b ? -1 : 1))
    .map(([operation, row]) => `| \`${operation}\` | ${row.join(" | ")} |`)
    .join("\n");
}
