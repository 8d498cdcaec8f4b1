import { spawn } from "node:child_process";
import { once } from "node:events";
import { isAlive } from "../../src/database/postmaster.ts";
import { guidePerson, onboardOverHttp } from "../support/onboarding.ts";
import { newSite, type Site } from "../support/site.ts";
import { launch, type System, startSystem } from "../support/system.ts";

let site: Site;
let system: System;
beforeAll(async () => {
  site = await newSite();
  system = await startSystem({}, "all", site);
}, 60_000);
afterAll(async () => {
  await system?.dispose();
  await site?.remove();
}, 30_000);

test("a second one in the same place says which port is taken and exits 1; the first is unharmed", async () => {
  const second = launch(site);
  expect(await second.exit).toBe(1);
  const settings = Object.entries(site.environment);
  const named = settings.filter(([name, port]) =>
    second
      .output()
      .includes(
        `a porta ${port} já está em uso. Encerre o outro programa ou escolha outra porta com a variável de ambiente ${name}.`,
      ),
  );
  expect(named).toHaveLength(1);
  expect(second.output()).not.toMatch(/^ +at /m);
  expect(await site.databaseServer()).not.toBeNull();
  await onboardOverHttp(system, guidePerson);
}, 40_000);

test.each([
  [{ PORT: "abc" }, /A configuração PORT está errada/],
  [{ NODE_ENV: "production" }, /Falta a configuração ENCRYPTION_KEY/],
  [
    { DATABASE_URL: "postgres://somebody:segredo@127.0.0.1:1/nothing" },
    /banco de dados em 127.0.0.1:1 não responde.*DATABASE_URL/,
  ],
])(
  "with %j it exits 1 with one sentence",
  async (environment, sentence) => {
    const started = launch(site, "engine", environment as Record<string, string>);
    expect(await started.exit).toBe(1);
    expect(started.output()).toMatch(sentence);
    expect(started.output()).not.toMatch(/^ +at |segredo/m);
  },
  20_000,
);

/** Each signal comes at another moment of the start; nothing of the system may be left when the process has ended. */
test.each([
  ["SIGTERM", "está iniciando"],
  ["SIGINT", "✓ PostgreSQL"],
  ["SIGHUP", "✓ motor de processos"],
  ["SIGTERM", "Para parar:"],
] as const)(
  "%s after “%s” ends it with 0, and the database with it",
  async (signal, moment) => {
    await system.terminate();
    const starting = launch(site);
    await starting.says(moment);
    starting.child.kill(signal);
    expect(await starting.exit).toBe(0);
    expect(starting.output()).toContain("Encerrado.");
    expect(starting.output()).not.toContain("Não foi possível");
    expect(await site.databaseServer()).toBeNull();
  },
  30_000,
);

test.each([
  ["Ctrl-C, which reaches every process of the terminal", (npm: number) => process.kill(-npm, "SIGINT")],
  // The shell between npm and the system ends without passing it on.
  ["SIGTERM to npm alone", (npm: number) => process.kill(npm, "SIGTERM")],
])(
  "npm start ends cleanly by %s",
  async (_, end) => {
    await system.terminate();
    const npm = spawn("npm", ["start"], {
      env: { ...process.env, NODE_ENV: "development", ...site.environment },
      detached: true,
    });
    let output = "";
    await new Promise<void>((resolve) => {
      npm.stdout.on("data", (chunk: Buffer) => {
        output += chunk;
        if (output.includes("Para parar:")) resolve();
      });
    });
    const closed = once(npm, "close");
    end(npm.pid!);
    // Its output is closed once the last process that writes to it has ended.
    await closed;
    expect(output).toContain("Encerrado.");
    expect(await site.databaseServer()).toBeNull();
  },
  30_000,
);

test("killed twice while it creates its data for the first time, it starts all the same", async () => {
  const fresh = await newSite();
  for (const moment of ["está iniciando", "✓ PostgreSQL"]) {
    const starting = launch(fresh);
    await starting.says(moment);
    starting.child.kill("SIGKILL");
    await starting.exit;
  }
  const whole = launch(fresh);
  await whole.says("Para parar:");
  whole.child.kill("SIGTERM");
  expect(await whole.exit).toBe(0);
  expect(isAlive(whole.child.pid!)).toBe(false);
  await fresh.remove();
}, 60_000);
