import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

describe("what a login changes in an account stands in the audit", () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.finish());

  const audited = async (id: string) =>
    (await store.sql("select action, details from store.audit where subject = $1 order by sequence", [id])) as {
      action: string;
      details: { fields?: string[] };
    }[];

  test("the account's first login, once also when ten come at once", async () => {
    const cpf = "11144477735";
    const [account] = await Promise.all(Array.from({ length: 10 }, () => store.accounts.upsertFromGovbr(identity({ cpf }))));
    expect(await audited(account!.id)).toEqual([{ action: "account-created", details: {} }]);
  });

  test("each later change by the names of its fields, never their values", async () => {
    const { id } = await store.accounts.upsertFromGovbr(identity());
    await store.accounts.upsertFromGovbr(identity());
    await store.accounts.upsertFromGovbr(identity({ email: "nova@example.com", level: "bronze" }));
    expect(await audited(id)).toEqual([
      { action: "account-created", details: {} },
      { action: "account-updated", details: { fields: ["email", "level"] } },
    ]);
  });
});
