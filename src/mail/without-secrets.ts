/** Names of what opens doors: links hold a token, messages to unknown addresses a code. */
const SECRET = /token|code|codigo|secret|senha|password|link|url/i;
const HIDDEN = "•••••";

/** The data of a message with what opens doors hidden, so that it can be shown to somebody else than its recipient. */
export function withoutSecrets(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, SECRET.test(name) ? hidden(value) : within(value)]),
  );
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within);
  return typeof value === "object" && value !== null ? withoutSecrets(value as Record<string, unknown>) : value;
}

function hidden(value: unknown): unknown {
  return typeof value === "string" || typeof value === "number" ? HIDDEN : within(value);
}
