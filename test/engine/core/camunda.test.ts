/**
 * Replays what was recorded from a running Camunda 7.24.0: the same models, the same operations, the same
 * tasks, jobs, subscriptions, variables, activity instances and history after each of them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Driver } from "./support/driver.ts";
import { type Operation, operate, type Snapshot, snapshot } from "./support/operations.ts";

interface Recording {
  name: string;
  files: string[];
  variables: Record<string, unknown>;
  businessKey: string | null;
  steps: { operation: Operation | null; error?: string; snapshot?: Snapshot }[];
}

const folder = fileURLToPath(new URL("./fixtures", import.meta.url));
const recordings = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Recording[]);

test.each(recordings.map((recording): [string, Recording] => [recording.name, recording]))("%s", async (_name, recording) => {
  const driver = await new Driver().deploy(...recording.files);
  for (const { operation, error, snapshot: expected } of recording.steps) {
    const act = (): void => {
      if (operation) operate(driver, operation);
      else driver.start("p", recording.variables, { businessKey: recording.businessKey });
    };
    if (error === undefined) act();
    else expect(act).toThrow(error);
    if (!expected) continue;
    expect({ after: operation, ...withParents(snapshot(driver)) }).toEqual({ after: operation, ...withParents(expected) });
  }
});

/**
 * What a modification begins directly in the instance has no parent in Camunda's history; here it is the instance. The
 * history of neither engine knows the instance of a subprocess that is compensated.
 */
function withParents(recorded: Snapshot): Snapshot {
  const named = (line: string) => line.replace(" in None ", " in PI ").replace("@None ", "@PI ");
  return Object.fromEntries(Object.entries(recorded).map(([kind, lines]) => [kind, lines.map(named).sort()]));
}
