import type { Difference } from "./canonical.ts";
import type { Mismatch } from "./player.ts";
import type { Scenario } from "./scenario.ts";

/** A mismatch in words: the calls up to it, and what only one of the two engines shows. */
export function report(scenario: Scenario, { step, differences }: Mismatch): string {
  const calls = scenario.calls
    .slice(0, step + 1)
    .map((call, i) => `${i}. ${call.method} ${call.path} ${JSON.stringify(call.body ?? null)}`);
  const lines = told(differences).slice(0, 16);
  return [`${scenario.name}: different after ${step < 0 ? "the deployment" : `call ${step}`}`, ...calls, ...lines].join("\n");
}

/** Rows that only one engine has; two that are nearly alike are told as one, with the members in which they differ. */
function told(differences: Difference[]): string[] {
  const ours = differences.filter(({ sign }) => sign === "+").map(({ text }) => split(text));
  const lines: string[] = [];
  for (const { text } of differences.filter(({ sign }) => sign === "-")) {
    const row = split(text);
    const nearest = ours
      .filter(({ table }) => table === row.table)
      .sort((a, b) => unlike(row, a).length - unlike(row, b).length)[0];
    if (!nearest || unlike(row, nearest).length > 3) {
      lines.push(`  Camunda only:  ${text.slice(0, 700)}`);
      continue;
    }
    ours.splice(ours.indexOf(nearest), 1);
    const members = unlike(row, nearest).map(
      (name) => `${name} ${show(row.members[name])} in Camunda, ${show(nearest.members[name])} embedded`,
    );
    lines.push(`  ${row.table} ${row.members.activityId ?? row.members.name ?? ""}: ${members.join("; ")}`);
  }
  return [...lines, ...ours.map(({ text }) => `  embedded only: ${text.slice(0, 700)}`)].sort();
}

interface Split {
  table: string;
  members: Record<string, unknown>;
  text: string;
}

function split(text: string): Split {
  const at = text.indexOf(" ");
  return { table: text.slice(0, at), members: JSON.parse(text.slice(at + 1)) as Record<string, unknown>, text };
}

const show = (value: unknown): string => (JSON.stringify(value) ?? "absent").slice(0, 500);

function unlike(a: Split, b: Split): string[] {
  const names = new Set([...Object.keys(a.members), ...Object.keys(b.members)]);
  return [...names].filter((name) => show(a.members[name]) !== show(b.members[name]));
}
