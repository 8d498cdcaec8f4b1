import { PARTS, type Part, readConfig } from "./process/config.ts";
import { narrator } from "./process/narrator.ts";
import { run } from "./process/run.ts";
import { process as texts } from "./texts/process.ts";

/**
 * The entry point: `main.ts <part>`. `all` runs engine, workers, portal, mail and (in development) the simulator in one
 * process; the other parts run alone, so that they can be several processes on several machines.
 *
 * SIGTERM and SIGINT drain and exit 0 within ten seconds. A wrong setting or a start that fails exits 1 with one sentence.
 */
const DRAIN_LIMIT_MS = 9_500;

const part = process.argv[2] ?? "all";
const say = narrator(process.env.NODE_ENV === "production");

async function main(): Promise<void> {
  if (!PARTS.includes(part as Part)) throw new Error(texts.unknownPart(part));
  const config = readConfig(part as Part, process.env);
  const began = performance.now() - process.uptime() * 1000;
  const running = await run(config, say, began);

  let asked = false;
  const stop = async () => {
    if (asked) return;
    asked = true;
    say.line(texts.stopping);
    setTimeout(() => {
      say.line(texts.stopTooSlow);
      process.exit(1);
    }, DRAIN_LIMIT_MS).unref();
    await running.stop();
    say.line(texts.stopped);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (running.finished) await stop();
}

main().catch((error: unknown) => {
  const busy = (error as NodeJS.ErrnoException).code === "EADDRINUSE" ? texts.portBusy((error as { port: number }).port) : null;
  say.problem(texts.failed(busy ?? (error instanceof Error ? error.message : String(error))));
  process.exit(1);
});
