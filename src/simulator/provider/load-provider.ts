import type { Logger } from "pino";

/**
 * Loads oidc-provider, which prints notices of its own on import and on first use (one says that Node 20 is unsupported,
 * though it works): they go to the log instead of the terminal.
 */
export async function loadOidcProvider(log: Logger) {
  return quietly(log, () => import("oidc-provider"));
}

/** Runs `work` while console notices of oidc-provider go to the log. */
export async function quietly<T>(log: Logger, work: () => T | Promise<T>): Promise<T> {
  const { warn, info } = console;
  const divert = (original: typeof console.warn) =>
    function notice(this: unknown, ...line: unknown[]) {
      if (String(line[0]).includes("oidc-provider ")) log.debug({ notice: line[0] }, "oidc-provider");
      else original.apply(this, line);
    };
  console.warn = divert(warn);
  console.info = divert(info);
  try {
    return await work();
  } finally {
    console.warn = warn;
    console.info = info;
  }
}
