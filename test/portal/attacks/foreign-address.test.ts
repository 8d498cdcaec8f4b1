import { StoreError } from "../../../src/store/errors.ts";
import { HttpBrowser } from "../support/browser.ts";
import { type TestPortal, testPortal } from "../support/portal.ts";

/** While the store is away every address, also one nobody knows, ends in the page that offers to try again. */
describe("an address that reads as another host's", () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await testPortal();
    const away = async () => {
      throw new StoreError("database-unavailable", "away");
    };
    Object.assign(portal.store.sessions, { get: away });
  });
  afterAll(() => portal.stop());

  test.each([
    ["//evil.example/x", "/evil.example/x"],
    ["///evil.example/x", "/evil.example/x"],
    ["/jornada?a=b", "/jornada?a=b"],
  ])("%s: trying again stays with us", async (path, link) => {
    const browser = new HttpBrowser(portal.url);
    browser.cookies.set("sgci", "x".repeat(32));
    const { status, html } = await browser.request("GET", `${portal.url}${path}`);
    expect(status).toBe(503);
    expect(html).toContain(`href="${link}"`);
    expect(html).not.toContain('href="//');
  });
});
