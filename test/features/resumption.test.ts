import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";
import { type System, startSystem } from "../support/system.ts";
import { people } from "./support/people.ts";
import { logInWithPassword, type Visitor, visit } from "./support/visitor.ts";

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
}, 2 * PATIENCE);

afterAll(async () => {
  await browser?.close();
  await system?.dispose();
});

/** Stops the system as `how` says, starts it again, and opens the journey anew in the same browser. */
async function interrupt({ page }: Visitor, how: "kill" | "terminate"): Promise<void> {
  if (how === "kill") await system.kill();
  else expect(await system.terminate()).toBe(0);
  await system.start();
  await page.goto(`${system.portalUrl}/jornada`);
}

test(
  "a journey goes on where it was after SIGTERM and after SIGKILL at every step",
  async () => {
    const visitor = await visit(browser, system);
    const { page, press, heading, text } = visitor;
    await press("Começar o cadastro");
    await interrupt(visitor, "kill");
    expect(await heading()).toBe("Escolher o tipo da empresa");
    await press(/^Nacional/);
    await interrupt(visitor, "terminate");
    expect(await heading()).toBe("Escolher a etapa de acesso");
    await press(/^Etapa 1/);
    await interrupt(visitor, "kill");
    expect(await heading()).toBe("Acesso pela plataforma gov.br");
    await logInWithPassword(visitor, people.partner);
    await press("Autorizar");
    expect(await heading()).toBe("Confirmação dos dados");
    await interrupt(visitor, "kill");
    expect(await heading()).toBe("Confirmação dos dados");
    await press("Vincular");
    await interrupt(visitor, "terminate");
    await page.goto(`${system.portalUrl}/inicio`);
    expect(await text()).toMatch(/Você foi reconhecido\(a\) como Sócio\(a\) ou Representante Legal da empresa/);
    expect(visitor.problems).toEqual([]);
  },
  2 * PATIENCE,
);

test(
  "SIGTERM ends with 0 within ten seconds, while workers and browsers hold their connections",
  async () => {
    const began = performance.now();
    expect(await system.terminate()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    await system.start();
  },
  PATIENCE,
);
