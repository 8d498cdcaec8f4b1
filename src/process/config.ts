import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { OnConflict } from "../camunda/deployer.ts";
import { type CleanupWindow, parseCleanupWindow } from "../engine/jobs/cleanup-window.ts";
import { process as texts } from "../texts/process.ts";
import { addressesOf, ConfigError, countOf, portOf, textOf, urlOf } from "./settings.ts";

export const PARTS = ["all", "engine", "workers", "portal", "deploy"] as const;

/** Which part of the system this process runs. */
export type Part = (typeof PARTS)[number];

/** Everything the environment decides. Secrets that may be generated for development are absent here: see secrets.ts. */
export interface Config {
  part: Part;
  production: boolean;
  dataDir: string;
  /** Folder of the models and forms that are deployed. */
  modelsDir: string;
  /** What to do where they were changed in the browser, too; `take`: write what is live into the folder first. */
  onModelConflict: OnConflict | "take";
  logLevel: string;
  portal: {
    port: number;
    url: string;
    /** Addresses of the reverse proxies whose X-Forwarded-For is believed. */
    proxies: string[];
    /** Requests per minute and address, where they differ from the portal's own. */
    limits: { login?: number; post?: number; session?: number };
  };
  engine: {
    port: number;
    /** Base of the REST API, `…/engine-rest`. */
    url: string;
    /** true when ENGINE_REST_URL points at an engine that this process does not run. */
    external: boolean;
    user: string | null;
    password: string | null;
    /** false: no job is executed by itself, only through the REST API. */
    jobs: boolean;
    /** When the embedded engine removes history whose time to live has passed; null: only when asked. */
    cleanupWindow: CleanupWindow | null;
  };
  certificates: {
    port: number;
    url: string;
    caFile: string | null;
    crlFile: string | null;
    tls: { certFile: string; keyFile: string } | null;
    proxy: { addresses: string[]; header: string } | null;
  };
  /** null: the embedded PostgreSQL in dataDir. */
  databaseUrl: string | null;
  /** null: the simulator (never in production). */
  govbr: {
    issuer: string;
    apiUrl: string;
    clientId: string;
    clientSecret: string;
    scopes: string;
    logoutUrl: string;
  } | null;
  simulator: { port: number; certificatePort: number; smtpPort: number };
  mail: { smtpUrl: string | null; from: string };
  encryptionKey: Buffer | null;
  metricsPort: number | null;
  /** Where people with an old Orquestra login are sent. */
  legacyUrl: string;
}

/** What the companies, the level of the account and its contact data need; asked for together at each login. */
export const GOVBR_SCOPES = "openid email profile govbr_empresa govbr_confiabilidades govbr_confiabilidades_idtoken";
const MODELS = fileURLToPath(new URL("../../workflows", import.meta.url));
const LEGACY_URL = "https://orquestra.inmetro.gov.br/inmetrobcweb/";

/**
 * Reads the environment. Defaults suit one development machine; production must say what matters.
 * Throws ConfigError, whose message names the setting, what is wrong and what to do.
 */
export function readConfig(part: Part, env: NodeJS.ProcessEnv): Config {
  const production = env.NODE_ENV === "production";
  const port = portOf(env, "PORT", 3000);
  const enginePort = portOf(env, "ENGINE_PORT", 8080);
  const certificatePort = portOf(env, "CERTIFICATE_PORT", 3443);
  const externalEngine = urlOf(env, "ENGINE_REST_URL");
  const talksToPeople = part === "all" || part === "portal";

  const need = (name: string, reason: string): string => {
    const value = textOf(env, name);
    if (value === null) throw new ConfigError(texts.settingMissing(name, reason));
    return value;
  };
  if (production) {
    if (part !== "deploy") need("ENCRYPTION_KEY", texts.reasons.production);
    need("ENGINE_REST_USER", texts.reasons.production);
    need("ENGINE_REST_PASSWORD", texts.reasons.production);
    if (talksToPeople || part === "workers") need("GOVBR_ISSUER", texts.reasons.production);
    if (talksToPeople) {
      need("PORTAL_URL", texts.reasons.production);
      need("CERTIFICATE_URL", texts.reasons.certificateHost);
      need("CERTIFICATE_CA_FILE", texts.reasons.certificateHost);
    }
    if (part === "all" || part === "workers") need("SMTP_URL", texts.reasons.production);
  }
  if (externalEngine !== null && !production) {
    need("ENGINE_REST_USER", texts.reasons.externalEngine);
    need("ENGINE_REST_PASSWORD", texts.reasons.externalEngine);
  }

  const portalUrl = urlOf(env, "PORTAL_URL", { httpsOnly: production && talksToPeople }) ?? `http://localhost:${port}`;
  return {
    part,
    production,
    dataDir: resolve(textOf(env, "DATA_DIR") ?? ".data"),
    modelsDir: resolve(textOf(env, "MODELS_DIR") ?? MODELS),
    onModelConflict: part === "deploy" ? "refuse" : "keep",
    logLevel: levelOf(env),
    portal: { port, url: portalUrl, proxies: addressesOf(env, "PROXY_ADDRESSES"), limits: limitsOf(env) },
    engine: {
      port: enginePort,
      url: externalEngine ?? `http://127.0.0.1:${enginePort}/engine-rest`,
      external: externalEngine !== null,
      user: textOf(env, "ENGINE_REST_USER"),
      password: textOf(env, "ENGINE_REST_PASSWORD"),
      jobs: jobsOf(env),
      cleanupWindow: cleanupWindowOf(env),
    },
    certificates: certificatesOf(env, production && talksToPeople, certificatePort),
    databaseUrl: databaseUrlOf(env),
    govbr: govbrOf(env, need),
    simulator: {
      port: portOf(env, "SIMULATOR_PORT", 3001),
      certificatePort: portOf(env, "SIMULATOR_CERTIFICATE_PORT", 3444),
      smtpPort: portOf(env, "MAIL_PORT", 2525),
    },
    mail: { smtpUrl: smtpUrlOf(env), from: textOf(env, "MAIL_FROM") ?? "SGCI Inmetro <nao-responda@inmetro.gov.br>" },
    encryptionKey: keyOf(env),
    metricsPort: textOf(env, "METRICS_PORT") === null ? null : portOf(env, "METRICS_PORT", 0),
    legacyUrl: urlOf(env, "LEGACY_ORQUESTRA_URL") ?? LEGACY_URL,
  };
}

/** Every night unless said otherwise; `off`: only when asked over REST. */
function cleanupWindowOf(env: NodeJS.ProcessEnv): CleanupWindow | null {
  const value = textOf(env, "HISTORY_CLEANUP_WINDOW") ?? "02:00-05:00";
  if (value === "off") return null;
  const window = parseCleanupWindow(value);
  if (window === null) throw new ConfigError(texts.settingWrong("HISTORY_CLEANUP_WINDOW", texts.rules.window, value));
  return window;
}

function certificatesOf(env: NodeJS.ProcessEnv, strict: boolean, port: number): Config["certificates"] {
  const certFile = fileOf(env, "CERTIFICATE_TLS_CERT_FILE");
  const keyFile = fileOf(env, "CERTIFICATE_TLS_KEY_FILE");
  const addresses = addressesOf(env, "CERTIFICATE_PROXY_ADDRESSES");
  const header = textOf(env, "CERTIFICATE_PROXY_HEADER");
  if (addresses.length > 0 && header === null)
    throw new ConfigError(texts.settingMissing("CERTIFICATE_PROXY_HEADER", texts.certificateProxyNeeds));
  const proxy = addresses.length > 0 && header !== null ? { addresses, header } : null;
  for (const [name, value] of Object.entries({ CERTIFICATE_TLS_CERT_FILE: certFile, CERTIFICATE_TLS_KEY_FILE: keyFile })) {
    if (value === null && proxy === null && (strict || certFile !== keyFile)) {
      throw new ConfigError(texts.settingMissing(name, texts.reasons.certificateHost));
    }
  }
  return {
    port,
    url: urlOf(env, "CERTIFICATE_URL", { httpsOnly: strict }) ?? `https://localhost:${port}`,
    caFile: fileOf(env, "CERTIFICATE_CA_FILE"),
    crlFile: fileOf(env, "CERTIFICATE_CRL_FILE"),
    tls: certFile !== null && keyFile !== null ? { certFile, keyFile } : null,
    proxy,
  };
}

function govbrOf(env: NodeJS.ProcessEnv, need: (name: string, reason: string) => string): Config["govbr"] {
  const issuer = urlOf(env, "GOVBR_ISSUER");
  if (issuer === null) return null;
  const base = issuer.replace(/\/$/, "");
  return {
    // Gov.br's issuer ends in a slash, and the claim is compared to the letter (manual, step 9).
    issuer: `${base}/`,
    apiUrl: urlOf(env, "GOVBR_API_URL") ?? base.replace("://sso.", "://api."),
    clientId: need("GOVBR_CLIENT_ID", texts.reasons.govbr),
    clientSecret: need("GOVBR_CLIENT_SECRET", texts.reasons.govbr),
    scopes: textOf(env, "GOVBR_SCOPES") ?? GOVBR_SCOPES,
    logoutUrl: urlOf(env, "GOVBR_LOGOUT_URL") ?? `${base}/logout`,
  };
}

function limitsOf(env: NodeJS.ProcessEnv): Config["portal"]["limits"] {
  const login = countOf(env, "RATE_LIMIT_LOGINS");
  const post = countOf(env, "RATE_LIMIT_POSTS");
  const session = countOf(env, "RATE_LIMIT_SESSIONS");
  return { ...(login && { login }), ...(post && { post }), ...(session && { session }) };
}

function fileOf(env: NodeJS.ProcessEnv, name: string): string | null {
  const value = textOf(env, name);
  if (value !== null && !existsSync(value)) throw new ConfigError(texts.settingWrong(name, texts.rules.file, value));
  return value;
}

function databaseUrlOf(env: NodeJS.ProcessEnv): string | null {
  const value = textOf(env, "DATABASE_URL");
  if (value !== null && !/^postgres(ql)?:\/\/.+\/.+/.test(value)) {
    // The value may hold a password: only its scheme is repeated.
    throw new ConfigError(
      texts.settingWrong("DATABASE_URL", texts.rules.postgresUrl, value.replace(/:\/\/.*/, "://…").slice(0, 20)),
    );
  }
  return value;
}

function smtpUrlOf(env: NodeJS.ProcessEnv): string | null {
  const value = textOf(env, "SMTP_URL");
  if (value !== null && !/^smtps?:\/\/.+/.test(value)) {
    throw new ConfigError(texts.settingWrong("SMTP_URL", texts.rules.smtpUrl, value.replace(/:\/\/.*/, "://…").slice(0, 20)));
  }
  return value;
}

function keyOf(env: NodeJS.ProcessEnv): Buffer | null {
  const value = textOf(env, "ENCRYPTION_KEY");
  if (value === null) return null;
  const key = Buffer.from(value, "base64");
  if (key.length !== 32) throw new ConfigError(texts.settingWrong("ENCRYPTION_KEY", texts.rules.key, `(${key.length} bytes)`));
  return key;
}

function jobsOf(env: NodeJS.ProcessEnv): boolean {
  const value = textOf(env, "ENGINE_JOBS") ?? "on";
  if (value !== "on" && value !== "off") throw new ConfigError(texts.settingWrong("ENGINE_JOBS", texts.rules.onOff, value));
  return value === "on";
}

function levelOf(env: NodeJS.ProcessEnv): string {
  const value = textOf(env, "LOG_LEVEL") ?? "info";
  if (!["fatal", "error", "warn", "info", "debug", "trace", "silent"].includes(value)) {
    throw new ConfigError(texts.settingWrong("LOG_LEVEL", texts.rules.level, value));
  }
  return value;
}
