import { HttpBrowser } from "./support/browser.ts";
import { type TestPortal, testPortal } from "./support/portal.ts";
import { journeyAt } from "./support/walk.ts";

describe("what the portal refuses, and what it sends along", () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await testPortal();
  });
  afterAll(() => portal.stop());

  describe("requests that change something", () => {
    const start = async (fields: (csrf: string) => Record<string, string>, headers: Record<string, string> = {}) => {
      const browser = new HttpBrowser(portal.url);
      await browser.open("/");
      const before = portal.engine.started.length;
      const page = await browser.post("/comecar", fields(browser.page.csrf), headers);
      return { page, started: portal.engine.started.length - before };
    };
    const honest = (csrf: string) => ({ _csrf: csrf });

    test("control: from our own page they work", async () => {
      const { page, started } = await start(honest);
      expect([page.status, started]).toEqual([303, 1]);
    });

    test.each<[string, (csrf: string) => Record<string, string>, Record<string, string>]>([
      ["without the token", () => ({}), {}],
      ["with another token", () => ({ _csrf: "x".repeat(32) }), {}],
      ["from another origin", honest, { origin: "https://evil.example" }],
      ["from a hidden origin", honest, { origin: "null" }],
      ["from another site", honest, { "sec-fetch-site": "cross-site" }],
      ["from a sibling host", honest, { "sec-fetch-site": "same-site" }],
    ])("%s they are refused with a page", async (_name, fields, headers) => {
      const { page, started } = await start(fields, headers);
      expect([page.status, started]).toEqual([403, 0]);
      expect(page.text).toContain("Nada foi alterado");
    });

    test("with the token of another session they are refused", async () => {
      const other = new HttpBrowser(portal.url);
      await other.open("/");
      const { page, started } = await start(() => ({ _csrf: other.page.csrf }));
      expect([page.status, started]).toEqual([403, 0]);
    });
  });

  test("cookies are out of reach of scripts and of other sites", async () => {
    const response = await fetch(portal.url);
    expect(response.headers.getSetCookie()[0]).toMatch(/^sgci=[\w-]{20,}; .*HttpOnly; SameSite=Lax$/);
  });

  test("behind https the cookie is bound to the host", async () => {
    const secure = await testPortal({ secureCookies: true });
    const response = await fetch(secure.url);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-sgci=.*Path=\/.*HttpOnly; Secure; SameSite=Lax$/);
    expect(response.headers.get("strict-transport-security")).toMatch(/max-age=\d+/);
    await secure.stop();
  });

  test("pages run nothing but our own files, and are kept by nobody", async () => {
    const { headers } = await fetch(portal.url);
    const policy = headers.get("content-security-policy")!.split(";");
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.join()).not.toContain("unsafe");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });

  test("a visitor who never sends a form leaves no trace but one session", async () => {
    const page = await new HttpBrowser(portal.url).open("/ajuda");
    expect(page.headers.getSetCookie()).toEqual([]);
  });

  test("assets are compressed, immutable and typed; unknown ones are not found", async () => {
    const html = await (await fetch(portal.url)).text();
    const path = /href="(\/assets\/portal-[^"]+\.css)"/.exec(html)![1]!;
    const asset = await fetch(portal.url + path, { headers: { "accept-encoding": "br" } });
    expect(asset.status).toBe(200);
    expect(asset.headers.get("content-type")).toContain("text/css");
    expect(asset.headers.get("content-encoding")).toBe("br");
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect((await fetch(`${portal.url}/assets/../start.ts`)).status).toBe(404);
    expect((await fetch(`${portal.url}/assets/portal-000000000000.css`)).status).toBe(404);
  });

  test.each(["/inicio", "/processos", "/membros", "/configuracoes"])("%s asks to sign in", async (path) => {
    const page = await new HttpBrowser(portal.url).open(path);
    expect(page.status).toBe(403);
    expect(page.text).toContain("Entre com a sua conta gov.br");
  });

  test("an unknown address, and methods nobody offers, are pages", async () => {
    expect((await new HttpBrowser(portal.url).open("/nada")).text).toContain("Página não encontrada");
    expect((await fetch(`${portal.url}/jornada`, { method: "DELETE" })).status).toBe(403);
  });

  test("a body that is too large, or has too many fields, is a page", async () => {
    const { browser } = await journeyAt(portal, { process: "onboarding", activity: "choose-stage" });
    const large = await browser.post("/jornada/tarefas/x", { _csrf: browser.page.csrf, text: "x".repeat(300_000) });
    expect([large.status, large.text.includes("grande demais")]).toEqual([413, true]);
    const fields = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`f.${index}`, "x"]));
    expect((await browser.post("/jornada/tarefas/x", fields)).status).toBe(413);
  });

  test("broken cookies and encodings are pages", async () => {
    const broken = await fetch(portal.url, { headers: { cookie: "sgci=%E0%A4%A" } });
    expect(broken.status).toBe(200);
    expect((await fetch(`${portal.url}/%E0%A4%A`)).status).toBeLessThan(500);
    expect((await fetch(`${portal.url}/jornada/tarefas/%00`, { method: "POST" })).status).toBe(404);
  });

  test("whoever tries too often is asked to wait", async () => {
    const strict = await testPortal({ limits: { login: 3, post: 2 } });
    const browser = new HttpBrowser(strict.url);
    await browser.open("/");
    const statuses = [];
    for (let turn = 0; turn < 4; turn++) statuses.push((await browser.request("GET", "/govbr/retorno?state=x")).status);
    expect(statuses).toEqual([303, 303, 303, 429]);
    expect(browser.page.text).toContain("Muitas tentativas");
    expect(Number(browser.page.headers.get("retry-after"))).toBeGreaterThan(0);
    for (let turn = 0; turn < 3; turn++) await browser.post("/comecar", {});
    expect(browser.page.status).toBe(429);
    await strict.stop();
  });
});
