import { readFileSync } from "node:fs";

/**
 * The process whose end is the end of this test run: jest itself when we are one of its workers, else ourselves.
 * (`jest -i` runs the tests in jest's own process.)
 */
export function runProcess(): number {
  const parent = process.ppid;
  try {
    const [program, ...args] = readFileSync(`/proc/${parent}/cmdline`, "utf8").split("\0");
    const isJest = /node$/.test(program ?? "") && args.some((arg) => /jest(\/bin\/jest)?(\.js)?$/.test(arg));
    return isJest ? parent : process.pid;
  } catch {
    return process.connected ? parent : process.pid;
  }
}
