import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());

test("one CPF is one account, whatever else changes", async () => {
  const first = await store.accounts.upsertFromGovbr(identity());
  store.later(60);
  const again = identity({ cpf: "529.982.247-25", name: "Maria Souza", email: "outra@example.com" });
  const second = await store.accounts.upsertFromGovbr(again);
  expect(second).toEqual({
    ...first,
    name: "Maria Souza",
    displayName: "Maria Souza",
    email: "outra@example.com",
    lastLoginAt: store.now,
  });
  expect(await store.accounts.findByCpf("52998224725")).toEqual(second);
});

test("two people with one e-mail address stay two", async () => {
  const one = await store.accounts.upsertFromGovbr(identity());
  const other = await store.accounts.upsertFromGovbr(identity({ cpf: "12345678909" }));
  expect(other.email).toBe((await store.accounts.upsertFromGovbr(identity())).email);
  expect(other.id).not.toBe(one.id);
});

test("ten logins of one new person at once make one account", async () => {
  const results = await Promise.all(
    Array.from({ length: 10 }, () => store.accounts.upsertFromGovbr(identity({ cpf: "11144477735" }))),
  );
  expect(new Set(results.map(({ id }) => id)).size).toBe(1);
});

test("the social name is the one displayed", async () => {
  const account = await store.accounts.upsertFromGovbr(identity({ socialName: "Mário" }));
  expect(account).toMatchObject({ name: "Maria da Silva", socialName: "Mário", displayName: "Mário" });
});

test("an identity without a valid CPF is refused", async () => {
  await expect(store.accounts.upsertFromGovbr(identity({ cpf: "52998224724" }))).rejects.toMatchObject({ code: "cpf-invalid" });
});

test.each(["", "no uuid", "00000000-0000-4000-8000-000000000000"])("an unknown account is not found: %p", async (id) => {
  expect(await store.accounts.get(id)).toBeNull();
  await expect(store.accounts.confirm(id, { profile: "member" })).rejects.toMatchObject({ code: "account-unknown" });
});

describe("confirming", () => {
  test("happens once, also when two workers do it at once", async () => {
    const { id } = await store.accounts.upsertFromGovbr(identity({ cpf: "39053344705" }));
    const results = await Promise.all([1, 2, 3].map(() => store.accounts.confirm(id, { profile: "member" })));
    expect(results.filter(({ alreadyConfirmed }) => !alreadyConfirmed)).toHaveLength(1);
    expect(await store.accounts.get(id)).toMatchObject({ profile: "member", confirmedAt: store.now });
    const audit = await store.sql("select action from store.audit where subject = $1 order by sequence", [id]);
    expect(audit).toEqual([{ action: "account-created" }, { action: "registration-confirmed" }]);
  });

  test("raises a member to representative and never lowers", async () => {
    const { id } = await store.accounts.upsertFromGovbr(identity({ cpf: "15350946056" }));
    await store.accounts.confirm(id, { profile: "member" });
    expect(await store.accounts.confirm(id, { profile: "representative" })).toEqual({ alreadyConfirmed: true });
    await store.accounts.confirm(id, { profile: "member" });
    expect(await store.accounts.get(id)).toMatchObject({ profile: "representative" });
  });
});

describe("the address for alerts", () => {
  const mailTo = async (to: string) => (await store.outbox.list({ to }))[0];

  test("the one Gov.br verified counts at once, without a message", async () => {
    const { id } = await store.accounts.upsertFromGovbr(identity());
    const after = await store.accounts.setAlertEmail(id, " MARIA@example.com ");
    expect(after).toMatchObject({ alertEmail: "MARIA@example.com", pendingAlertEmail: null });
    expect(await mailTo("MARIA@example.com")).toBeUndefined();
  });

  test("another one waits until its owner confirms it", async () => {
    const { id } = await store.accounts.upsertFromGovbr(identity({ cpf: "12345678909" }));
    const waiting = await store.accounts.setAlertEmail(id, "alertas@example.com");
    expect(waiting).toMatchObject({ alertEmail: null, pendingAlertEmail: "alertas@example.com" });
    const { token } = (await mailTo("alertas@example.com"))!.data as { token: string };
    expect(JSON.stringify(await store.sql("select * from store.accounts, store.outbox"))).not.toContain(token);
    expect(await store.accounts.confirmAlertEmail(token)).toMatchObject({
      id,
      alertEmail: "alertas@example.com",
      pendingAlertEmail: null,
    });
    await expect(store.accounts.confirmAlertEmail(token)).rejects.toMatchObject({ code: "ticket-unknown" });
  });

  test("only the newest request can be confirmed, and for two days", async () => {
    const { id } = await store.accounts.upsertFromGovbr(identity({ cpf: "11144477735" }));
    await store.accounts.setAlertEmail(id, "um@example.com");
    await store.accounts.setAlertEmail(id, "dois@example.com");
    const first = (await mailTo("um@example.com"))!.data as { token: string };
    const second = (await mailTo("dois@example.com"))!.data as { token: string };
    await expect(store.accounts.confirmAlertEmail(first.token)).rejects.toMatchObject({ code: "ticket-unknown" });
    store.later(48 * 3600);
    await expect(store.accounts.confirmAlertEmail(second.token)).rejects.toMatchObject({ code: "ticket-expired" });
  });

  test.each([
    "",
    "maria",
    "maria@",
    "a@b",
    "a@b.c",
    "a b@example.com",
    "a@example.com, b@example.com",
    "a@example.com\nBcc: b@example.com",
  ])("%p is refused", async (email) => {
    const { id } = await store.accounts.upsertFromGovbr(identity());
    await expect(store.accounts.setAlertEmail(id, email)).rejects.toMatchObject({ code: "email-invalid" });
  });
});
