import { randomUUID } from "node:crypto";
import { codeTo, confirmedDraft, handIn } from "./support/foreign.ts";
import { catalogue } from "./support/services.ts";
import { openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
beforeEach(async () => {
  store = await openStore();
  await store.services.publish(catalogue);
});
afterEach(() => store.finish());

const kindsTo = async (email: string) =>
  (await store.outbox.list({ to: email })).map(({ data, template }) => String(data.kind ?? template)).sort();
const later = (days: number) => new Date(store.now.getTime() + days * 24 * 3_600_000);
const begin = () => store.foreignCompanies.begin({ language: "es", origin: "203.0.113.7" });
const advance = (
  requestId: string,
  state: "analysing" | "correcting" | "refused" | "expired",
  eventKey = `${state}:${requestId}`,
) => store.foreignCompanies.advance({ requestId, eventKey, state, note: "Falta a ata.", answerUntil: later(30) });

describe("the e-mail of a request", () => {
  test("is kept once its code came back, and the code says the same when it comes twice", async () => {
    const { foreignCompanies } = store;
    const { id } = await begin();
    await foreignCompanies.sendCode({ requestId: id, email: "eva@example.com" });
    const right = await codeTo(store, "eva@example.com");
    const wrong = right === "000000" ? "000001" : "000000";
    const confirm = (text: string) => foreignCompanies.confirmCode({ requestId: id, code: text, origin: null });
    expect(await confirm(wrong)).toBe(false);
    expect((await foreignCompanies.get(id))!.email).toBeNull();
    expect(await confirm(` ${right.slice(0, 3)} ${right.slice(3)}`)).toBe(true);
    expect(await confirm(right)).toBe(true);
    expect(await foreignCompanies.get(id)).toMatchObject({ email: "eva@example.com", state: "draft", language: "es" });
    const [row] = await store.sql("select code from store.foreign_email_codes");
    expect(row!.code).not.toContain(right);
  });

  test("is not kept after five wrong codes, after thirty minutes, or with a code that another replaced", async () => {
    const { foreignCompanies } = store;
    const confirm = (requestId: string, text: string) => foreignCompanies.confirmCode({ requestId, code: text, origin: null });
    const asked = async () => {
      const { id } = await begin();
      const email = `${id}@example.com`;
      await foreignCompanies.sendCode({ requestId: id, email });
      return { id, email, right: await codeTo(store, email) };
    };
    const guessed = await asked();
    for (let tries = 0; tries < 5; tries++) expect(await confirm(guessed.id, "x")).toBe(false);
    expect(await confirm(guessed.id, guessed.right)).toBe(false);

    const replaced = await asked();
    store.later(1);
    await foreignCompanies.sendCode({ requestId: replaced.id, email: replaced.email });
    if ((await codeTo(store, replaced.email)) !== replaced.right) expect(await confirm(replaced.id, replaced.right)).toBe(false);
    expect(await confirm(replaced.id, await codeTo(store, replaced.email))).toBe(true);

    const [slow, quick] = [await asked(), await asked()];
    store.later(30 * 60 - 1);
    expect(await confirm(quick.id, quick.right)).toBe(true);
    store.later(1);
    expect(await confirm(slow.id, slow.right)).toBe(false);
  });

  test("gets five codes an hour, however many requests ask, and none when it is no address", async () => {
    const { foreignCompanies } = store;
    const ask = async (email: string) => foreignCompanies.sendCode({ requestId: (await begin()).id, email });
    await expect(ask("nobody")).rejects.toMatchObject({ code: "email-invalid" });
    for (let count = 0; count < 5; count++) await ask("eva@example.com");
    await expect(ask("Eva@Example.com")).rejects.toMatchObject({ code: "code-limit" });
    await ask("other@example.com");
    store.later(3_600);
    await ask("eva@example.com");
    await expect(foreignCompanies.sendCode({ requestId: randomUUID(), email: "eva@example.com" })).rejects.toMatchObject({
      code: "foreign-request-unknown",
    });
  });

  test("that nobody confirmed is forgotten with its draft after three days; a confirmed one stays for its thirty days", async () => {
    const [forgotten, confirmed] = [await begin(), await confirmedDraft(store)];
    await store.foreignCompanies.sendCode({ requestId: forgotten.id, email: "eva@example.com" });
    store.later(2 * 24 * 3_600);
    await store.dropExpired();
    // The model waits a day for the first answer and a day for the address.
    expect(await store.foreignCompanies.get(forgotten.id)).not.toBeNull();
    store.later(24 * 3_600 + 1);
    await store.dropExpired();
    expect(await store.foreignCompanies.get(forgotten.id)).toBeNull();
    expect(await store.foreignCompanies.get(confirmed.id)).not.toBeNull();
    expect(await store.sql("select 1 from store.foreign_email_codes where email = 'eva@example.com'")).toEqual([]);
  });
});

describe("a request", () => {
  test("is handed in, examined, corrected and validated; every step once, each version and message kept", async () => {
    const { foreignCompanies } = store;
    const { id, email } = await confirmedDraft(store);
    const pdf = { requestId: id, mediaType: "application/pdf", content: Buffer.from("%PDF-1.7") };
    await foreignCompanies.addDocument({ ...pdf, name: "register.pdf" });
    const first = await handIn(store, id);
    expect(first).toMatchObject({ number: "EST-2026-000001", state: "received", submissions: 1 });
    await handIn(store, id);
    await expect(foreignCompanies.addDocument({ ...pdf, name: "late.pdf" })).rejects.toMatchObject({
      code: "foreign-request-elsewhere",
    });
    await advance(id, "analysing");
    await advance(id, "analysing");
    await advance(id, "correcting");
    await foreignCompanies.remind({ requestId: id, eventKey: "remind" });
    await foreignCompanies.remind({ requestId: id, eventKey: "remind" });
    const powers = await foreignCompanies.addDocument({ ...pdf, name: "powers.pdf" });
    const again = await handIn(store, id, { legalName: "Müller Messtechnik GmbH" }, "second");
    expect(again).toMatchObject({ number: "EST-2026-000001", state: "received", submissions: 2 });
    await expect(foreignCompanies.removeDocument({ requestId: id, documentId: powers.id })).rejects.toMatchObject({
      code: "document-unknown",
    });
    await foreignCompanies.remind({ requestId: id, eventKey: "too late" });
    await advance(id, "analysing", "analysing again");
    const [company] = await store.sql(
      "insert into store.companies (cnpj, legal_name, created_at) values ('EXDE00000001', 'x', now()) returning id",
    );
    const validation = { requestId: id, eventKey: "validated", companyId: company!.id as string, note: "Tudo certo." };
    await foreignCompanies.validate(validation);
    expect(await foreignCompanies.validate(validation)).toMatchObject({ state: "validated", companyId: company!.id });
    expect(await foreignCompanies.ofCompany(company!.id as string)).toMatchObject({ id });

    expect((await foreignCompanies.events(id)).map(({ state, submission }) => `${state} ${submission}`)).toEqual([
      ...["received 1", "analysing 1", "correcting 1", "received 2", "analysing 2", "validated 2"],
    ]);
    expect(await foreignCompanies.submissions(id)).toMatchObject([
      { number: 1, application: { legalName: "Müller Instruments GmbH" }, documents: ["register.pdf"] },
      { number: 2, application: { legalName: "Müller Messtechnik GmbH" }, documents: ["powers.pdf"] },
    ]);
    expect(await kindsTo(email!)).toEqual([
      ...["analysing", "analysing", "correcting", "correction-due", "foreign-email-code", "received", "received", "validated"],
    ]);
    expect((await store.audit.verify()).intact).toBe(true);
  });

  test("goes no way that leads past the team", async () => {
    const { id } = await confirmedDraft(store);
    for (const state of ["analysing", "correcting", "refused"] as const)
      await expect(advance(id, state)).rejects.toMatchObject({ code: "foreign-request-elsewhere" });
    const validation = { requestId: id, eventKey: "v", companyId: randomUUID(), note: null };
    await expect(store.foreignCompanies.validate(validation)).rejects.toMatchObject({ code: "foreign-request-elsewhere" });
    const { id: unconfirmed } = await begin();
    await expect(handIn(store, unconfirmed)).rejects.toMatchObject({ code: "foreign-request-elsewhere" });
    await handIn(store, id);
    await advance(id, "analysing");
    await advance(id, "refused");
    await expect(advance(id, "correcting")).rejects.toMatchObject({ code: "foreign-request-elsewhere" });
  });

  test("belongs to one instance", async () => {
    const { id } = await begin();
    await store.foreignCompanies.bind(id, "i1");
    expect(await store.foreignCompanies.bind(id, "i1")).toMatchObject({ instanceId: "i1" });
    await expect(store.foreignCompanies.bind(id, "i2")).rejects.toMatchObject({ code: "foreign-request-elsewhere" });
    expect((await store.foreignCompanies.ofInstances(["i1", "i2"])).map((request) => request.id)).toEqual([id]);
  });

  test("is found by its mailed links until they expire; links are kept as hashes, and another address gets none", async () => {
    const { foreignCompanies } = store;
    const { id, email } = await confirmedDraft(store);
    await handIn(store, id);
    const tokenOf = async () => (await store.outbox.list({ to: email! })).find(({ data }) => data.token)!.data.token as string;
    const first = await tokenOf();
    store.later(61);
    await foreignCompanies.sendLinks("nobody@example.com");
    expect(await store.outbox.list({ to: "nobody@example.com" })).toEqual([]);
    await foreignCompanies.sendLinks(` ${email!.toUpperCase()}`);
    await foreignCompanies.sendLinks(email!);
    const second = await tokenOf();
    expect(second).not.toBe(first);
    expect(await kindsTo(email!)).toEqual(["foreign-email-code", "link", "received"]);
    for (const token of [first, second]) expect(await foreignCompanies.open(token)).toMatchObject({ id });
    expect(await foreignCompanies.open("invented")).toBeNull();
    expect(JSON.stringify(await store.sql("select * from store.foreign_links"))).not.toContain(first);
    store.later(180 * 24 * 3_600 - 61);
    expect(await foreignCompanies.open(first)).toBeNull();
    expect(await foreignCompanies.open(second)).toMatchObject({ id });
  });

  test("goes the national way with its file, by its own answer or the team's", async () => {
    const { foreignCompanies } = store;
    const own = await begin();
    await foreignCompanies.keep(own.id, { legalName: "Acme" });
    await foreignCompanies.convert({ requestId: own.id, eventKey: "own", note: null, byTeam: false });
    const journey = await store.journeys.create();
    await foreignCompanies.attachJourney(own.id, journey.id);
    expect(await foreignCompanies.ofJourney(journey.id)).toMatchObject({ state: "national", application: { legalName: "Acme" } });
    const { id, email } = await confirmedDraft(store);
    await handIn(store, id);
    await foreignCompanies.convert({ requestId: id, eventKey: "team", note: "Há filial.", byTeam: true });
    expect(await kindsTo(email!)).toEqual(["foreign-email-code", "national", "received"]);
    expect((await handIn(store, (await confirmedDraft(store, "x@example.com")).id)).state).toBe("received");
    store.later(60 * 24 * 3_600);
    await store.dropExpired();
    expect(await foreignCompanies.ofJourney(journey.id)).not.toBeNull();
  });
});

describe("one company", () => {
  test("has one request, also when two are handed in at once, until the first is refused", async () => {
    const drafts = await Promise.all(
      ["a@example.com", "b@example.com", "c@example.com"].map((email) => confirmedDraft(store, email)),
    );
    const numbers = ["HRB 12345", "hrb-12345", "HRB12345"];
    const results = await Promise.allSettled(
      drafts.map(({ id }, index) => handIn(store, id, { registerNumber: numbers[index]! })),
    );
    const handed = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(handed).toHaveLength(1);
    expect(refused).toEqual(["foreign-company-taken", "foreign-company-taken"]);
    const others = drafts.filter(({ id }) => id !== handed[0]!.id);
    expect((await handIn(store, others[0]!.id, { country: "AT" })).state).toBe("received");
    await advance(handed[0]!.id, "analysing");
    await advance(handed[0]!.id, "refused");
    expect((await handIn(store, others[1]!.id)).state).toBe("received");
  });

  test("is shown beside those that look like it, in the same country only", async () => {
    const enter = async (email: string, parts: object) => handIn(store, (await confirmedDraft(store, email)).id, parts);
    await enter("a@example.com", { registerNumber: "HRB 12346", legalName: "Something Else AG" });
    await enter("b@example.com", { registerNumber: "9999999", legalName: "MULLER INSTRUMENTS" });
    await enter("c@example.com", { registerNumber: "8888888", legalName: "Nothing Alike" });
    await enter("d@example.com", { country: "AT" });
    const { id } = await enter("e@example.com", {});
    expect(await store.foreignCompanies.similarTo(id)).toMatchObject([
      { legalName: "Something Else AG", because: ["register-number"] },
      { legalName: "MULLER INSTRUMENTS", because: ["legal-name"] },
    ]);
  });
});

test("an address gets five links an hour, whoever asks for them", async () => {
  const { id, email } = await confirmedDraft(store);
  await handIn(store, id);
  for (let asked = 0; asked < 8; asked++) {
    store.later(60);
    await store.foreignCompanies.sendLinks(email!);
  }
  const links = async () => (await kindsTo(email!)).filter((kind) => kind === "link").length;
  expect(await links()).toBe(4);
  store.later(3_600);
  await store.foreignCompanies.sendLinks(email!);
  expect(await links()).toBe(5);
});

test("a request holds fifty documents; what is taken away is gone for the applicant", async () => {
  const { foreignCompanies } = store;
  const { id } = await begin();
  const add = () =>
    foreignCompanies.addDocument({
      requestId: id,
      name: "a.pdf",
      mediaType: "application/pdf",
      content: Buffer.from("%PDF-1.7"),
    });
  const first = await add();
  expect((await foreignCompanies.document(first.id))!.content.toString()).toBe("%PDF-1.7");
  for (let count = 1; count < 50; count++) await add();
  await expect(add()).rejects.toMatchObject({ code: "document-limit" });
  await expect(foreignCompanies.removeDocument({ requestId: randomUUID(), documentId: first.id })).rejects.toMatchObject({
    code: "document-unknown",
  });
  await foreignCompanies.removeDocument({ requestId: id, documentId: first.id });
  expect(await foreignCompanies.document(first.id)).toBeNull();
  await add();
});
