import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { withoutLinkCodes } from "../domain/secret-links.ts";
import type { Config } from "./config.ts";

export type { Logger };

const CPF = /(?<![0-9A-Za-z])(\d{3})\.?(\d{3})\.?(\d{3})-?\d{2}(?![0-9A-Za-z])/g;
/** Numbers that stand for a CPF. */
const FOREIGN_PERSON = /\bE ?\d{4}\.?\d{3}\.?(\d{3})\b/g;
const CNPJ = /\b([0-9A-Z]{2})\.?([0-9A-Z]{3})\.?([0-9A-Z]{3})\/?([0-9A-Z]{4})-?\d{2}\b/g;
/** Mail servers repeat addresses in their refusals, the database whole rows in its own. */
const EMAIL = /[\w.+%-]{1,64}@((?:[\w-]+\.)+[a-z]{2,})/gi;

/**
 * Hides CPF, CNPJ, e-mail addresses and the codes of mailed links wherever they stand in a line of log: messages, errors
 * and stacks included.
 */
export function maskIdentifiers(line: string): string {
  const masked = line.replace(CNPJ, "**.$2.***/$4-**").replace(CPF, "***.$2.***-**").replace(FOREIGN_PERSON, "E ****.***.$1");
  return withoutLinkCodes(masked.replace(EMAIL, "***@$1"));
}

/**
 * The structured log. Production writes JSON lines to standard output; a development machine writes them to
 * `<dataDir>/log/orquestra.log`, so that the terminal stays readable.
 */
export function createLog(config: Pick<Config, "production" | "dataDir" | "logLevel" | "part">): Logger {
  const options: pino.LoggerOptions = {
    level: config.logLevel,
    base: { part: config.part },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["*.password", "*.clientSecret", "*.accessToken", "*.codeVerifier", "*.nonce", "*.authorization", "*.cookie"],
      censor: "(oculto)",
    },
    hooks: { streamWrite: maskIdentifiers },
  };
  if (config.production) return pino(options);
  const folder = join(config.dataDir, "log");
  mkdirSync(folder, { recursive: true });
  return pino(options, pino.destination({ dest: join(folder, "orquestra.log"), sync: true, append: true }));
}
