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

/** true or false; false when unset. */
export function flagOf(env: NodeJS.ProcessEnv, name: string): boolean {
  const value = textOf(env, name);
  if (value === null || value === "false") return false;
  if (value === "true") return true;
  throw new ConfigError(texts.settingWrong(name, texts.rules.boolean, value));
}
