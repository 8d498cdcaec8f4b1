import { isIP } from "node:net";
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

/** A whole number from 1; null when unset. */
export function countOf(env: NodeJS.ProcessEnv, name: string): number | null {
  const value = textOf(env, name);
  if (value !== null && !/^[1-9]\d{0,8}$/.test(value)) throw new ConfigError(texts.settingWrong(name, texts.rules.count, value));
  return value === null ? null : Number(value);
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

/** IP addresses and ranges (`10.0.0.0/8`), separated by commas or blanks; none when unset. */
export function addressesOf(env: NodeJS.ProcessEnv, name: string): string[] {
  const entries = (textOf(env, name) ?? "").split(/[\s,]+/).filter(Boolean);
  const wrong = entries.find((entry) => {
    const [address = "", bits = "0", ...more] = entry.split("/");
    const longest = isIP(address) === 6 ? 128 : 32;
    return isIP(address) === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > longest || more.length > 0;
  });
  if (wrong !== undefined) throw new ConfigError(texts.settingWrong(name, texts.rules.addresses, wrong));
  return entries;
}
