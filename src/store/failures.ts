const passing = new Set([
  "40001", // serialization failure
  "40P01", // deadlock
  "53300", // too many connections
  "57P01", // the administrator ended the connection
  "57P02", // the server crashed
  "57P03", // the server is starting or stopping
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

/** Whether the database failed in a way that passes by itself: a new attempt may succeed. */
export function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string" && (passing.has(code) || code.startsWith("08"))) return true;
  return /connection (terminated|ended|error)|not queryable|timeout (exceeded|acquiring|expired)|unable to acquire/i.test(
    String(message),
  );
}

/** Whether the transaction certainly did not take effect, even though the failure showed at commit. */
export function isRolledBack(error: unknown): boolean {
  return ["40001", "40P01"].includes(String((error as { code?: unknown }).code));
}
