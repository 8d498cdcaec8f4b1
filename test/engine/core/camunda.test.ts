/**
 * Replays what was recorded from a running Camunda 7.24.0: the same models, the same operations, the same
 * tasks, jobs, subscriptions, variables, activity instances and history after each of them.
 */
import { readFileSync } from "node:fs";
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

const file = fileURLToPath(new URL("./fixtures/camunda-executions.json", import.meta.url));
const recordings = JSON.parse(readFileSync(file, "utf8")) as Recording[];

test.each(recordings.map((recording): [string, Recording] => [recording.name, recording]))("%s", async (_name, recording) => {
  const driver = await new Driver().deploy(...recording.files);
  for (const { operation, error, snapshot: expected } of recording.steps) {
    const act = (): void => {
      if (operation) operate(driver, operation);
      else driver.start("p", recording.variables, { businessKey: recording.businessKey });
    };
    if (error === undefined) act();
    else expect(act).toThrow(error);
    if (expected) expect({ after: operation, ...snapshot(driver) }).toEqual({ after: operation, ...expected });
  }
});
