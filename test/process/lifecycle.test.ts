import pino from "pino";
import { Lifecycle, Stopped } from "../../src/process/lifecycle.ts";

const lifecycle = () => new Lifecycle(pino({ level: "silent" }));

/** Parts that note in a list what happens to them. */
function recorder() {
  const seen: string[] = [];
  const part = (name: string) => ({ stop: () => void seen.push(`stop ${name}`) });
  return { seen, part };
}

test("what was started is stopped in the reverse order, once", async () => {
  const { seen, part } = recorder();
  const all = lifecycle();
  await all.start("a", () => part("a"));
  await all.start("b", async () => part("b"));
  await Promise.all([all.stop(), all.stop()]);
  expect(seen).toEqual(["stop b", "stop a"]);
});

test("what is still starting when the stop comes is waited for and stopped; nothing starts afterwards", async () => {
  const { seen, part } = recorder();
  const all = lifecycle();
  let up: (part: { stop(): void }) => void = () => {};
  const slow = all.start("slow", () => new Promise<{ stop(): void }>((resolve) => (up = resolve)));
  const broken = expect(slow).rejects.toThrow(Stopped);
  await Promise.resolve();
  const stopping = all.stop();
  await expect(all.start("late", () => part("late"))).rejects.toThrow(Stopped);
  expect(seen).toEqual([]);
  up(part("slow"));
  await stopping;
  await broken;
  expect(seen).toEqual(["stop slow"]);
});

test("a part that cannot start, or cannot stop, does not keep the others running", async () => {
  const { seen, part } = recorder();
  const all = lifecycle();
  const failing = async () => {
    throw new Error("no");
  };
  await all.start("a", () => part("a"));
  await all.start("unstoppable", () => ({ stop: failing }));
  await expect(all.start("broken", failing)).rejects.toThrow("no");
  await all.stop();
  expect(seen).toEqual(["stop a"]);
});
