import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/process/config.ts";
import { readSecrets } from "../../src/process/secrets.ts";

const production = {
  NODE_ENV: "production",
  PORTAL_URL: "https://sgci.example.gov.br",
  CERTIFICATE_URL: "https://certificado.sgci.example.gov.br",
  CERTIFICATE_CA_FILE: "package.json",
  CERTIFICATE_TLS_CERT_FILE: "package.json",
  CERTIFICATE_TLS_KEY_FILE: "package.json",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  ENGINE_REST_USER: "engine",
  ENGINE_REST_PASSWORD: "secret",
  GOVBR_ISSUER: "https://sso.acesso.gov.br",
  GOVBR_CLIENT_ID: "sgci.example.gov.br",
  GOVBR_CLIENT_SECRET: "secret",
  SMTP_URL: "smtp://mail.example.gov.br",
};

test("an empty environment gives the documented defaults", () => {
  const config = readConfig("all", {});
  expect(config).toMatchObject({
    production: false,
    portal: { port: 3000, url: "http://localhost:3000" },
    engine: { port: 8080, url: "http://127.0.0.1:8080/engine-rest", external: false, jobs: true },
    certificates: { port: 3443 },
    databaseUrl: null,
    govbr: null,
  });
  expect(config.dataDir.endsWith(".data")).toBe(true);
});

test.each([
  ["PORT", "abc"],
  ["PORT", "70000"],
  ["ENGINE_PORT", "-1"],
  ["ENGINE_REST_URL", "localhost:8080"],
  ["DATABASE_URL", "mysql://x/y"],
  ["ENCRYPTION_KEY", "c2hvcnQ="],
  ["SMTP_URL", "mail.example"],
  ["LOG_LEVEL", "loud"],
  ["PROXY_ADDRESSES", "10.0.0.0/8, proxy.local"],
  ["CERTIFICATE_PROXY_ADDRESSES", "10.0.0.1/33"],
  ["ENGINE_JOBS", "maybe"],
  ["RATE_LIMIT_LOGINS", "0"],
  ["CERTIFICATE_CA_FILE", "/does/not/exist.pem"],
])("a wrong %s stops the start with a sentence that names it", (name, value) => {
  expect(() => readConfig("all", { [name]: value })).toThrow(new RegExp(`A configuração ${name} está errada: .+inicie de novo`));
});

test("a password in a wrong DATABASE_URL is not repeated", () => {
  expect(() => readConfig("all", { DATABASE_URL: "mysql://u:segredo@h/d" })).toThrow(expect.not.stringContaining("segredo"));
});

test.each(Object.keys(production).filter((name) => name !== "NODE_ENV"))(
  "production without %s is refused, naming it",
  (name) => {
    expect(() => readConfig("all", production)).not.toThrow();
    expect(() => readConfig("all", { ...production, [name]: "" })).toThrow(new RegExp(`Falta a configuração ${name}:`));
  },
);

test("production refuses a portal without TLS", () => {
  expect(() => readConfig("all", { ...production, PORTAL_URL: "http://sgci.example.gov.br" })).toThrow(/PORTAL_URL.*https/);
});

test("an engine alone needs nothing of the portal", () => {
  const { ENCRYPTION_KEY, ENGINE_REST_USER, ENGINE_REST_PASSWORD } = production;
  expect(() =>
    readConfig("engine", { NODE_ENV: "production", ENCRYPTION_KEY, ENGINE_REST_USER, ENGINE_REST_PASSWORD }),
  ).not.toThrow();
});

test("jobs are executed unless that is switched off", () => {
  expect(readConfig("engine", { ENGINE_JOBS: "on" }).engine.jobs).toBe(true);
  expect(readConfig("engine", { ENGINE_JOBS: "off" }).engine.jobs).toBe(false);
});

test("an external engine needs its user and password", () => {
  const env = { ENGINE_REST_URL: "https://camunda.example/engine-rest/" };
  expect(() => readConfig("workers", env)).toThrow(/Falta a configuração ENGINE_REST_USER/);
  expect(readConfig("workers", { ...env, ENGINE_REST_USER: "u", ENGINE_REST_PASSWORD: "p" }).engine).toMatchObject({
    external: true,
    url: "https://camunda.example/engine-rest",
  });
});

test("the issuer keeps the trailing slash that Gov.br's claim has, and the API host is derived from it", () => {
  const { govbr } = readConfig("all", production);
  expect(govbr).toMatchObject({
    issuer: "https://sso.acesso.gov.br/",
    apiUrl: "https://api.acesso.gov.br",
    logoutUrl: "https://sso.acesso.gov.br/logout",
  });
});

test("development secrets are generated once, kept over restarts, and readable by their owner only", () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "orquestra-secrets-"));
  const first = readSecrets(readConfig("all", { DATA_DIR }));
  const second = readSecrets(readConfig("all", { DATA_DIR }));
  expect(second).toEqual(first);
  expect(first.encryptionKey).toHaveLength(32);
  expect(statSync(join(DATA_DIR, "secrets.json")).mode & 0o077).toBe(0);
  expect(readFileSync(join(DATA_DIR, "secrets.json"), "utf8")).toContain(first.enginePassword);
});

test("lists of addresses are separated by commas or blanks", () => {
  expect(readConfig("all", { PROXY_ADDRESSES: "10.0.0.1, 10.1.0.0/16" }).portal.proxies).toEqual(["10.0.0.1", "10.1.0.0/16"]);
  expect(readConfig("all", {}).portal.proxies).toEqual([]);
});
