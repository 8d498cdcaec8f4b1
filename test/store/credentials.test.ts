import { admitted, codeAt, enrol, enrolled, linkTo, logIn, otherPassword, password } from "./support/credentials.ts";
import { openStore, type TestStore } from "./support/store.ts";

let store: TestStore;

beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());

test("an admission happens once per key, with a number for the company and one for the person", async () => {
  const first = await admitted(store, "kessel");
  expect(first.company.cnpj).toMatch(/^EXDE\d{8}$/);
  expect(first.account.cpf).toMatch(/^E\d{10}$/);
  expect(first.bond).toMatchObject({ capacity: "REPRESENTANTE_LEGAL", evidence: "team-validation" });
  expect(first.account.confirmedAt).toBeNull();
  expect(await admitted(store, "kessel")).toEqual(first);
  expect(await store.outbox.list({ to: "kessel@example.org" })).toHaveLength(1);

  const other = await admitted(store, "kessel-two");
  expect(other.company.cnpj).not.toBe(first.company.cnpj);
  expect(other.account.cpf).not.toBe(first.account.cpf);
});

test("two workers at once admit once", async () => {
  const both = await Promise.all([admitted(store, "twice"), admitted(store, "twice")]);
  expect(both[0]).toEqual(both[1]);
  expect(await store.companies.bondsOf(both[0].account.id)).toHaveLength(1);
});

test("the invitation leads to a password, a second factor and a confirmed registration; the link works once", async () => {
  const { account } = await admitted(store, "activation");
  const token = await linkTo(store, "activation@example.org");
  expect(await store.credentials.readLink(token, "activation")).toMatchObject({ accountId: account.id, language: "en" });
  await expect(store.credentials.readLink(token, "recovery")).rejects.toMatchObject({ code: "ticket-unknown" });
  await expect(store.credentials.activate({ token, password: "Password2026!" })).rejects.toMatchObject({
    code: "password-refused",
  });
  const { accountId, secret, recoveryCodes } = await enrol(store, "activation@example.org");
  expect(accountId).toBe(account.id);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(new Set(recoveryCodes).size).toBe(10);
  await expect(store.credentials.activate({ token, password })).rejects.toMatchObject({ code: "ticket-used" });
  expect(await store.credentials.get(accountId)).toMatchObject({ state: "active", recoveryCodesLeft: 10 });
  expect(await store.accounts.get(accountId)).toMatchObject({ profile: "representative", confirmedAt: expect.any(Date) });
  expect(await logIn(store, { email: "activation@example.org", secret })).toBe("signed-in");
});

test("nothing of it can be read in the database", async () => {
  const { secret, recoveryCodes } = await enrolled(store, "sealed");
  const rows = JSON.stringify(await store.sql("select * from store.credentials"));
  const links = JSON.stringify(await store.sql("select * from store.credential_links"));
  for (const secretText of [password, secret, ...recoveryCodes]) expect(rows).not.toContain(secretText);
  expect(rows).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  expect(links).not.toContain(await linkTo(store, "sealed@example.org"));
});

test("the link of an invitation dies after 48 hours, and when a newer one is mailed", async () => {
  const { account } = await admitted(store, "late");
  const first = await linkTo(store, "late@example.org");
  store.later(48 * 3600 - 1);
  expect((await store.credentials.readLink(first, "activation")).accountId).toBe(account.id);
  store.later(1);
  await expect(store.credentials.readLink(first, "activation")).rejects.toMatchObject({ code: "ticket-expired" });
  const again = { accountId: account.id, actor: account.id, capacity: "staff:support", reason: "Pediu por telefone" };
  await store.credentials.inviteAgain(again);
  await store.credentials.inviteAgain(again);
  const mails = await store.outbox.list({ to: "late@example.org" });
  const tokens = mails.map(({ data }) => data.token as string);
  const usable = await Promise.allSettled(tokens.map((token) => store.credentials.readLink(token, "activation")));
  expect(usable.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a code is taken once, with one step of drift either way", async () => {
  const { email, secret } = await enrolled(store, "drift");
  const enter = async (code: string) => {
    const step = await store.credentials.checkPassword({ email: email.toUpperCase(), password });
    if (step.result !== "code-needed") throw new Error(step.result);
    return store.credentials.checkCode({ accountId: step.accountId, since: store.now, code });
  };
  const at = (seconds: number) => codeAt(secret, new Date(store.now.getTime() + seconds * 1000));
  expect(await enter(at(-60))).toBe("refused");
  expect(await enter(at(60))).toBe("refused");
  expect(await enter(at(-30))).toBe("signed-in");
  expect(await enter(at(-30))).toBe("refused");
  expect(await enter(at(30))).toBe("signed-in");
  // Older than the newest that was taken.
  expect(await enter(at(0))).toBe("refused");
  store.later(90);
  expect(await enter(at(0))).toBe("signed-in");
});

test("two at once cannot use one code, nor one recovery code", async () => {
  const { email, secret, recoveryCodes, account } = await enrolled(store, "race");
  await store.credentials.checkPassword({ email, password });
  const since = store.now;
  const twice = (code: string) =>
    Promise.all([1, 2].map(() => store.credentials.checkCode({ accountId: account.id, since, code })));
  expect((await twice(codeAt(secret, store.now))).sort()).toEqual(["refused", "signed-in"]);
  expect((await twice(recoveryCodes[3]!.toLowerCase())).sort()).toEqual(["refused", "signed-in"]);
  expect((await store.credentials.get(account.id))?.recoveryCodesLeft).toBe(9);
  expect((await store.outbox.list({ to: email }))[0]).toMatchObject({
    template: "credential-event",
    data: { event: "recovery-code-used", left: 9, language: "en" },
  });
});

test("after five failures every attempt waits, longer each time, and right ones do not get through either", async () => {
  const person = await enrolled(store, "locked");
  const { email } = person;
  const wrong = () => store.credentials.checkPassword({ email, password: otherPassword });
  for (let count = 0; count < 5; count++) expect(await wrong()).toEqual({ result: "refused" });
  expect(await logIn(store, person)).toBe("refused");
  const until = async () => (await store.credentials.get(person.account.id))!.lockedUntil!.getTime() - store.now.getTime();
  expect(await until()).toBe(60_000);
  store.later(60);
  expect(await wrong()).toEqual({ result: "refused" });
  expect(await until()).toBe(120_000);
  store.later(119);
  expect(await logIn(store, person)).toBe("refused");
  store.later(1);
  expect(await logIn(store, person)).toBe("signed-in");
  expect((await store.credentials.get(person.account.id))?.lockedUntil).toBeNull();
  const told = (await store.outbox.list({ to: email })).filter(({ data }) => data.event === "locked");
  expect(told).toHaveLength(1);
});

test("many at once get no more tries than one after the other", async () => {
  const { email, account } = await enrolled(store, "burst");
  await Promise.all(Array.from({ length: 12 }, () => store.credentials.checkPassword({ email, password: otherPassword })));
  const [row] = await store.sql("select failures from store.credentials where account_id = $1", [account.id]);
  expect(row!.failures).toBe(5);
});

test("wrong codes count like wrong passwords, and the right password in between does not reset them", async () => {
  const { email, account, secret } = await enrolled(store, "codes");
  for (let count = 0; count < 5; count++) {
    expect(await store.credentials.checkPassword({ email, password })).toMatchObject({ result: "code-needed" });
    expect(await store.credentials.checkCode({ accountId: account.id, since: store.now, code: "000000" })).toBe("refused");
  }
  expect(await logIn(store, { email, secret })).toBe("refused");
});

test("recovery ends every session, keeps the second factor, and works once", async () => {
  const person = await enrolled(store, "recovery");
  const { email, account } = person;
  const session = await store.sessions.create({ journeyId: null, accountId: account.id, csrfToken: "x" });
  const begun = store.now;
  store.later(1);
  await store.credentials.requestRecovery({ email: "nobody@example.org" });
  await store.credentials.requestRecovery({ email: email.toUpperCase() });
  await store.credentials.requestRecovery({ email });
  const links = (await store.outbox.list({ to: email })).filter(({ data }) => data.purpose === "recovery");
  expect(links).toHaveLength(1);
  const token = links[0]!.data.token as string;
  expect(await store.outbox.list({ to: "nobody@example.org" })).toHaveLength(0);
  await expect(store.credentials.resetPassword({ token, password: "short" })).rejects.toMatchObject({ code: "password-refused" });
  await store.credentials.resetPassword({ token, password: otherPassword });
  await expect(store.credentials.resetPassword({ token, password: otherPassword })).rejects.toMatchObject({
    code: "ticket-used",
  });
  expect(await store.sessions.get(session.id)).toBeNull();
  expect(await logIn(store, person)).toBe("refused");
  // Who had passed the first step with the old password does not pass the second.
  const stale = { accountId: account.id, since: begun, code: codeAt(person.secret, store.now) };
  expect(await store.credentials.checkCode(stale)).toBe("refused");
  expect(await logIn(store, person, otherPassword)).toBe("signed-in");
});

test("who asks for a link before the invitation was followed gets the invitation anew", async () => {
  const { account } = await admitted(store, "impatient");
  const email = "impatient@example.org";
  const first = await linkTo(store, email);
  await store.credentials.requestRecovery({ email });
  expect(await linkTo(store, email)).toBe(first);
  store.later(48 * 3600);
  await store.credentials.requestRecovery({ email });
  expect(await store.credentials.readLink(await linkTo(store, email), "activation")).toMatchObject({ accountId: account.id });
});

test("the password is changed by whoever knows it; other sessions end", async () => {
  const person = await enrolled(store, "change");
  const { account } = person;
  const data = { journeyId: null, accountId: account.id, csrfToken: "x" };
  const [mine, other] = [await store.sessions.create(data), await store.sessions.create(data)];
  const change = { accountId: account.id, next: otherPassword, keepSession: mine.id };
  expect(await store.credentials.changePassword({ ...change, current: "not the password" })).toBe(false);
  expect(await store.sessions.get(other.id)).not.toBeNull();
  expect(await store.credentials.changePassword({ ...change, current: password })).toBe(true);
  expect(await store.sessions.get(other.id)).toBeNull();
  expect(await store.sessions.get(mine.id)).not.toBeNull();
  expect(await logIn(store, person, otherPassword)).toBe("signed-in");
});

test("a new address counts once its owner has followed the link, and nobody takes another's", async () => {
  const person = await enrolled(store, "moving");
  const other = await enrolled(store, "taken");
  const { account, email } = person;
  const ask = (to: string, word = password) =>
    store.credentials.requestEmailChange({ accountId: account.id, password: word, email: to });
  expect(await ask("new@example.org", otherPassword)).toBe(false);
  await expect(ask("no address")).rejects.toMatchObject({ code: "email-invalid" });
  expect(await ask(other.email.toUpperCase())).toBe(true);
  expect((await store.outbox.list({ to: other.email.toUpperCase() })).filter(({ data }) => data.purpose === "email")).toEqual([]);
  expect(await ask("new@example.org")).toBe(true);
  expect(await logIn(store, person)).toBe("signed-in");
  store.later(60);
  await store.credentials.confirmEmailChange({ token: await linkTo(store, "new@example.org") });
  expect(await logIn(store, person)).toBe("refused");
  expect(await logIn(store, { ...person, email: "new@example.org" })).toBe("signed-in");
  expect((await store.accounts.get(account.id))?.email).toBe("new@example.org");
  expect((await store.outbox.list({ to: email }))[0]!.data).toMatchObject({ event: "email-changed", email: "new@example.org" });
});

test("an address that two ask for goes to the first who confirms it", async () => {
  const [one, two] = [await enrolled(store, "first"), await enrolled(store, "second")];
  for (const { account } of [one, two])
    await store.credentials.requestEmailChange({ accountId: account.id, password, email: "wanted@example.org" });
  const tokens = (await store.outbox.list({ to: "wanted@example.org" })).map(({ data }) => data.token as string);
  const outcomes = await Promise.allSettled(tokens.map((token) => store.credentials.confirmEmailChange({ token })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("staff take the second factor away; only a mailed link and the password lead to another one", async () => {
  const person = await enrolled(store, "lost-phone");
  const { account, email } = person;
  const session = await store.sessions.create({ journeyId: null, accountId: account.id, csrfToken: "x" });
  const act = { accountId: account.id, actor: account.id, capacity: "staff:support", reason: "Perdeu o celular" };
  await store.credentials.resetSecondFactor(act);
  expect(await store.sessions.get(session.id)).toBeNull();
  expect(await store.credentials.checkPassword({ email, password })).toEqual({ result: "link-mailed", language: "en" });
  const token = await linkTo(store, email);
  expect(await store.credentials.openSecondFactor({ token, password: otherPassword })).toBeNull();
  expect(await store.credentials.openSecondFactor({ token, password })).toEqual({ accountId: account.id });
  await expect(store.credentials.openSecondFactor({ token, password })).rejects.toMatchObject({ code: "ticket-used" });
  const { secret } = await store.credentials.secondFactorSecret(account.id);
  expect(secret).not.toBe(person.secret);
  expect(await store.credentials.confirmSecondFactor({ accountId: account.id, code: "123" })).toBeNull();
  expect(await store.credentials.confirmSecondFactor({ accountId: account.id, code: codeAt(secret, store.now) })).not.toBeNull();
  await expect(store.credentials.secondFactorSecret(account.id)).rejects.toMatchObject({ code: "second-factor-set" });
  store.later(60);
  expect(await logIn(store, { email, secret })).toBe("signed-in");
  const audit = await store.sql("select action, capacity, details from store.audit where subject = $1", [account.id]);
  expect(audit).toContainEqual(
    expect.objectContaining({
      action: "credential-second-factor-reset",
      capacity: "staff:support",
      details: { reason: "Perdeu o celular" },
    }),
  );
});

test("blocked, nobody enters, no link works, and sessions end; unblocked, all is as before", async () => {
  const person = await enrolled(store, "blocked");
  const { account, email } = person;
  await store.credentials.requestRecovery({ email });
  const token = await linkTo(store, email);
  const session = await store.sessions.create({ journeyId: null, accountId: account.id, csrfToken: "x" });
  const act = { accountId: account.id, actor: account.id, capacity: "staff:administrator", reason: "Pedido da empresa" };
  await store.credentials.block(act);
  expect(await store.sessions.get(session.id)).toBeNull();
  expect(await logIn(store, person)).toBe("refused");
  await expect(store.credentials.readLink(token, "recovery")).rejects.toMatchObject({ code: "ticket-unknown" });
  await store.credentials.unblock(act);
  expect(await logIn(store, person)).toBe("signed-in");
});

test("staff find people by name, number and address", async () => {
  const { account } = await admitted(store, "findable", { name: "Zoë Ärlig" });
  for (const search of ["ärlig", account.cpf, "findable@", "E 0000"]) {
    const { credentials, total } = await store.credentials.list({ search });
    const found = credentials.some(({ accountId }) => accountId === account.id);
    expect([search, found]).toEqual([search, search !== "E 0000"]);
    expect(total).toBe(found ? 1 : 0);
  }
});
