import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

describe("an alert address with letters that nobody sees is refused", () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.finish());

  test.each([
    "a\u0000b@example.com",
    "a\u0001b@example.com",
    "\u202ea@example.com",
    "a\u200b@example.com",
    "a\u007f@example.com",
  ])("%j", async (email) => {
    const { id } = await store.accounts.upsertFromGovbr(identity());
    await expect(store.accounts.setAlertEmail(id, email)).rejects.toMatchObject({ code: "email-invalid" });
  });

  test("control: letters beyond ASCII are not", async () => {
    const { id } = await store.accounts.upsertFromGovbr(identity());
    expect(await store.accounts.setAlertEmail(id, "joão@padaria.com.br")).toMatchObject({
      pendingAlertEmail: "joão@padaria.com.br",
    });
  });
});
