import pino from "pino";
import { describeBundle } from "../../../src/portal/assets/bundle.ts";
import { createFormEngine, FormFailure } from "../../../src/portal/forms/engine.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { cacheDir } from "../support/cache.ts";
import { type TestPortal, testPortal } from "../support/portal.ts";
import { journeyAt } from "../support/walk.ts";

/** An array in an array in an array… */
function nested(depth: number): unknown {
  let value: unknown = "national";
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

describe("answers nested without end", () => {
  let portal: TestPortal;
  let browser: HttpBrowser;
  beforeAll(async () => {
    portal = await testPortal();
    ({ browser } = await journeyAt(portal, { process: "onboarding", activity: "choose-company-type" }));
    await browser.open("/jornada");
  });
  afterAll(() => portal.stop());

  test.each([
    ["of a field", `{"companyType":${"[".repeat(60_000)}${"]".repeat(60_000)}}`],
    ["of no field", `{"x":${"[".repeat(60_000)}${"]".repeat(60_000)}}`],
    ["in objects", `{"companyType":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`],
  ])("%s are a bad request, not a failure of ours", async (_name, answers) => {
    const action = /action="(\/jornada\/tarefas\/[^"]+)"/.exec((await browser.open("/jornada")).html)![1]!;
    // Not through URLSearchParams: escaped brackets would be too large before they are too deep.
    const response = await fetch(portal.url + action, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin: portal.url,
        cookie: `sgci=${browser.cookies.get("sgci")}`,
      },
      body: `_csrf=${browser.page.csrf}&respostas=${answers}`,
    });
    expect(response.status).toBe(400);
  });

  test("the thread that checks forms outlives what it cannot be handed, and so do the forms of others", async () => {
    const forms = createFormEngine({
      bundle: await describeBundle("forms/worker/main.ts", "node", cacheDir()),
      log: pino({ level: "silent" }),
    });
    const field = { type: "textfield", id: "name", key: "name", label: "Nome" };
    const schema = { schemaVersion: 16, type: "default", id: "form", components: [field] };
    const honest = () => forms.submit(schema, {}, { kind: "data", data: { name: "Ana" } });
    await honest();
    const attack = forms.submit(schema, {}, { kind: "data", data: { name: nested(60_000) } });
    await expect(attack).rejects.toBeInstanceOf(FormFailure);
    expect(await honest()).toMatchObject({ data: { name: "Ana" }, errors: [] });
    await forms.stop();
  });
});
