import type { AuditAppend } from "../../../src/store/types/audit.ts";
import { HttpBrowser } from "../support/browser.ts";
import { maria, type TestPortal, testPortal } from "../support/portal.ts";
import { journeyAt, logIn } from "../support/walk.ts";

describe("nobody is signed in unseen", () => {
  let portal: TestPortal;
  let written: AuditAppend[];
  beforeAll(async () => {
    portal = await testPortal();
    const { append } = portal.store.audit;
    Object.assign(portal.store.audit, {
      append: (entry: AuditAppend) => {
        written.push(entry);
        return append(entry);
      },
    });
  });
  beforeEach(() => {
    written = [];
  });
  afterAll(() => portal.stop());

  const signedIn = async () => {
    const { id } = (await portal.store.accounts.findByCpf(maria.cpf))!;
    const details = expect.objectContaining({ level: "gold", amr: ["passwd"] });
    return { actor: id, subject: id, capacity: "self", origin: expect.stringMatching(/127\.0\.0\.1|::1/), details };
  };

  test("a login in a journey stands in the audit, with its assurance and whence it came", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    await portal.store.logins.prepare({ journeyId });
    await logIn(browser);
    expect(written).toEqual([expect.objectContaining({ action: "signed-in", ...(await signedIn()) })]);
  });

  test("so does one outside a journey", async () => {
    await logIn(new HttpBrowser(portal.url));
    expect(written).toEqual([expect.objectContaining({ action: "signed-in", ...(await signedIn()) })]);
  });

  test("a refused one names whence it came", async () => {
    await new HttpBrowser(portal.url).open("/govbr/retorno?code=x&state=forged");
    expect(written).toMatchObject([{ action: "refused", origin: expect.stringMatching(/127\.0\.0\.1|::1/) }]);
  });

  test("when the audit cannot be written, nobody is signed in", async () => {
    const { append } = portal.store.audit;
    Object.assign(portal.store.audit, { append: () => Promise.reject(new Error("disk full")) });
    const browser = new HttpBrowser(portal.url);
    await logIn(browser);
    Object.assign(portal.store.audit, { append });
    expect((await browser.open("/inicio")).status).toBe(403);
  });
});
