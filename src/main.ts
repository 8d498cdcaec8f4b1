import { parseArgs } from "node:util";
import { type Config, PARTS, type Part, readConfig } from "./process/config.ts";
import { describeFailure } from "./process/failure.ts";
import { narrator } from "./process/narrator.ts";
import { run } from "./process/run.ts";
import { modelDeployment } from "./texts/models/deployment.ts";
import { process as texts } from "./texts/process.ts";

/**
 * The entry point: `main.ts <part> [folder of models] [--keep | --replace | --take]`. `all` runs engine, workers, portal, mail and (in development) the simulator in one
 * process; the other parts run alone, so that they can be several processes on several machines.
 *
 * SIGTERM, SIGINT and SIGHUP drain and exit 0 within ten seconds, during the start as well. A wrong setting or a start
 * that fails exits 1 with one sentence.
 */
const DRAIN_LIMIT_MS = 9_500;
const PARENT_CHECK_MS = 500;

const part = process.argv[2] ?? "all";
const { positionals, conflict } = readArguments(process.argv.slice(3));
const [folder] = positionals;
const say = narrator(process.env.NODE_ENV === "production");
let config: Config | null = null;

async function main(): Promise<void> {
  if (!PARTS.includes(part as Part)) throw new Error(texts.unknownPart(part));
  if (conflict === "wrong" || (conflict !== null && part !== "deploy")) throw new Error(modelDeployment.usage);
  const settings = readConfig(part as Part, folder === undefined ? process.env : { ...process.env, MODELS_DIR: folder });
  config = conflict === null ? settings : { ...settings, onModelConflict: conflict };
  const began = performance.now() - process.uptime() * 1000;
  let stopping = false;
  const stop = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      say.line(texts.stopTooSlow);
      process.exit(1);
    }, DRAIN_LIMIT_MS).unref();
    await running.stop();
    process.exit(exitCode);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!stopping) say.line(texts.stopping);
      void stop(0);
    });
  }
  // npm runs its scripts in a shell that a SIGTERM ends without passing it on: who loses that shell is asked to stop.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && process.emit("SIGTERM"), PARENT_CHECK_MS).unref();
  }
  process.on("exit", (code) => {
    if (code === 0) say.line(texts.stopped);
  });
  // What nobody caught leaves this process in an unknown state; the database keeps what was committed.
  process.on("uncaughtException", (error) => {
    say.problem(texts.crashed(error.message));
    void stop(1);
  });
  // Begun last: from its first word on, a signal ends it cleanly.
  const running = run(config, say, began);
  try {
    if ((await running.ready).finished) await stop(0);
  } catch (error) {
    // A start that is broken off fails somewhere; who asked for that need not read where.
    if (!stopping) throw error;
  }
}

/** The folder, and what to do about models that were changed in the browser, too. */
function readArguments(args: string[]): { positionals: string[]; conflict: Config["onModelConflict"] | "wrong" | null } {
  try {
    const flag = { type: "boolean" } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { keep: flag, replace: flag, take: flag },
    });
    const [conflict = null, ...more] = (["keep", "replace", "take"] as const).filter((one) => values[one]);
    return { positionals, conflict: more.length > 0 ? "wrong" : conflict };
  } catch {
    return { positionals: [], conflict: "wrong" };
  }
}

main().catch((error: unknown) => {
  say.problem(texts.failed(describeFailure(error, config)));
  process.exit(1);
});
