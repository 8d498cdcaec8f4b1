import { networkOf } from "../../../src/portal/middleware/rate-limits.ts";
import { HttpBrowser } from "../support/browser.ts";
import { type TestPortal, testPortal } from "../support/portal.ts";

describe("opening pages without end", () => {
  let portal: TestPortal;
  let made = 0;
  beforeAll(async () => {
    portal = await testPortal({ limits: { session: 5 } });
    const { create } = portal.store.sessions;
    Object.assign(portal.store.sessions, {
      create: (data: Parameters<typeof create>[0]) => {
        made++;
        return create(data);
      },
    });
  });
  afterAll(() => portal.stop());

  test("makes no more sessions than the limit, with a forged cookie or none; who has one goes on", async () => {
    const honest = new HttpBrowser(portal.url);
    await honest.open("/");
    const statuses: number[] = [];
    for (let times = 0; times < 10; times++) {
      const browser = new HttpBrowser(portal.url);
      if (times % 2 === 0) browser.cookies.set("sgci", `${times}`.padStart(32, "x"));
      statuses.push((await browser.open("/")).status);
    }
    expect([made, statuses.filter((status) => status === 429).length]).toEqual([5, 6]);
    expect((await honest.open("/")).status).toBe(200);
    expect((await new HttpBrowser(portal.url).open("/ajuda")).status).toBe(200);
  });

  test.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::9", "2001:db8:1:2"],
    ["2001:0db8:0001:0002:ffff::", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["::ffff:192.0.2.7", "::ffff:192.0.2.7"],
    ["192.0.2.7", "192.0.2.7"],
  ])("%s counts as %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
