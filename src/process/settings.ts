import { process as texts } from "../texts/process.ts";

/** A setting is missing or wrong; the message is a whole Portuguese sentence that names it. */
export class ConfigError extends Error {
  readonly code = "config";
}

/** The trimmed value, null when unset or empty. */
export function textOf(env: NodeJS.ProcessEnv, name: string): string | null {
  const value = env[name]?.trim();
  return value ? value : null;
}

/** A TCP port; 0 = any free one. */
export function portOf(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = textOf(env, name);
  if (value === null) return fallback;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65535) throw new ConfigError(texts.settingWrong(name, texts.rules.port, value));
  return port;
}

/** An http(s) address without its trailing slash; null when unset. */
export function urlOf(env: NodeJS.ProcessEnv, name: string, { httpsOnly = false } = {}): string | null {
  const value = textOf(env, name);
  if (value === null) return null;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
    throw new ConfigError(texts.settingWrong(name, texts.rules.url, value));
  if (httpsOnly && !value.startsWith("https://"))
    throw new ConfigError(texts.settingWrong(name, texts.rules.httpsInProduction, value));
  return value.replace(/\/$/, "");
}

/** Values separated by commas or blanks; none when unset. */
export function listOf(env: NodeJS.ProcessEnv, name: string): string[] {
  return (textOf(env, name) ?? "").split(/[\s,]+/).filter(Boolean);
}
