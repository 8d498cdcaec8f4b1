import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";

export interface Opened {
  warnings: string[];
  /** What the person reads. */
  text: string;
  submitted: Record<string, unknown>;
  errors: Record<string, string[]>;
}

/** A version of form-js in a document of its own. */
export async function startFormViewer(packageName: string) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./form-entry.ts", import.meta.url))],
    alias: { "@bpmn-io/form-js-viewer": packageName },
    bundle: true,
    write: false,
    platform: "node",
    format: "iife",
    target: "node20",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  const worker = new Worker(outputFiles[0]!.text, { eval: true });
  const broken = new Promise<never>((_resolve, reject) => worker.once("error", reject));
  broken.catch(() => undefined);
  return {
    /** Opens a form with variables, answers it, submits it. Rejects when the form does not open at all. */
    open(schema: unknown, data: object = {}, answers: object = {}): Promise<Opened> {
      const opened = new Promise<Opened>((resolve, reject) => {
        worker.once("message", (result) => ("failure" in result ? reject(new Error(result.failure)) : resolve(result)));
        worker.postMessage({ schema, data, answers });
      });
      return Promise.race([opened, broken]);
    },
    stop: () => worker.terminate(),
  };
}
