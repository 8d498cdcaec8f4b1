import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { consentText } from "../../src/texts/consent.ts";
import { consentRecord } from "../../workers/consent-record.ts";
import { govbrLoadIdentity } from "../../workers/govbr-load-identity.ts";
import { govbrPrepareLogin } from "../../workers/govbr-prepare-login.ts";
import { type Bench, openBench } from "./support/bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.store.finish());

const nobody = "00000000-0000-4000-8000-000000000000";
const expired = { name: "BpmnError", code: "GOVBR_SESSION_EXPIRED" };

describe("govbr-prepare-login", () => {
  test("prepares an attempt, and keeps its secrets out of the process", async () => {
    const { id } = await bench.store.journeys.create();
    expect(await bench.call(govbrPrepareLogin, id)).toEqual({ loginReady: true });
    expect(await bench.store.logins.current(id)).toMatchObject({ journeyId: id, state: expect.any(String) });
  });

  test("run twice, it leaves the attempt with which the person may have left", async () => {
    const { id } = await bench.store.journeys.create();
    await bench.call(govbrPrepareLogin, id);
    const first = await bench.store.logins.current(id);
    await bench.call(govbrPrepareLogin, id);
    expect(await bench.store.logins.current(id)).toEqual(first);
  });

  test("an attempt that was used, or has little time left, is replaced", async () => {
    const { id } = await bench.store.journeys.create();
    await bench.call(govbrPrepareLogin, id);
    const first = await bench.store.logins.current(id);
    bench.store.later(6 * 60);
    await bench.call(govbrPrepareLogin, id);
    const second = (await bench.store.logins.current(id))!;
    expect(second.state).not.toBe(first!.state);
    await bench.store.logins.redeem(second.state, id);
    await bench.call(govbrPrepareLogin, id);
    expect((await bench.store.logins.current(id))!.state).not.toBe(second.state);
  });

  test.each([
    ["no business key", null],
    ["a business key that is no journey", nobody],
  ])("%s is for an operator, not for repetition", async (_case, key) => {
    await expect(bench.call(govbrPrepareLogin, key)).rejects.toMatchObject({ name: "PermanentFailure" });
  });
});

describe("govbr-load-identity", () => {
  test("creates the account and gives the process its id, name, masked CPF and level", async () => {
    const { journeyId, govbrSessionId } = await bench.loggedIn({ socialName: "Mara Silva" });
    const output = await bench.call(govbrLoadIdentity, journeyId, { govbrSessionId });
    const account = (await bench.store.accounts.findByCpf("52998224725"))!;
    expect(output).toEqual({ accountId: account.id, personName: "Mara Silva", cpfMasked: "***.982.247-**", govbrLevel: "gold" });
    expect((await bench.store.journeys.get(journeyId))!.accountId).toBe(account.id);
  });

  test("run twice, it is the same account", async () => {
    const { journeyId, govbrSessionId } = await bench.loggedIn();
    const first = await bench.call(govbrLoadIdentity, journeyId, { govbrSessionId });
    expect(await bench.call(govbrLoadIdentity, journeyId, { govbrSessionId })).toEqual(first);
  });

  test("a session that is over goes back to Gov.br", async () => {
    const { journeyId, govbrSessionId } = await bench.loggedIn();
    bench.store.later(3_600);
    await expect(bench.call(govbrLoadIdentity, journeyId, { govbrSessionId })).rejects.toMatchObject(expired);
  });

  test("the session of another journey is not accepted", async () => {
    const { govbrSessionId } = await bench.loggedIn();
    const other = await bench.store.journeys.create();
    await expect(bench.call(govbrLoadIdentity, other.id, { govbrSessionId })).rejects.toMatchObject(expired);
  });
});

describe("consent-record", () => {
  test("keeps the five items, the version and the hash of the text, once", async () => {
    const { journeyId, accountId } = await bench.identified();
    await bench.call(consentRecord, journeyId, { consentAction: "granted", accountId });
    await bench.call(consentRecord, journeyId, { consentAction: "granted", accountId });
    const consents = await bench.store.consents.ofJourney(journeyId);
    expect(consents).toHaveLength(1);
    expect(consents[0]).toMatchObject({
      accountId,
      action: "granted",
      channel: "govbr",
      textHash: createHash("sha256").update(consentText()).digest("hex"),
      items: [
        "Identidade gov.br",
        "Nome e foto",
        "Endereço de e-mail",
        "Número de telefone celular",
        "Dados de vinculação de empresas do gov.br",
      ],
    });
  });

  test("a denial is recorded without saying who", async () => {
    const { id } = await bench.store.journeys.create();
    await bench.call(consentRecord, id, { consentAction: "denied", accountId: null });
    expect(await bench.store.consents.ofJourney(id)).toMatchObject([{ action: "denied", accountId: null }]);
  });

  test("the text and its version change together", () => {
    const hash = createHash("sha256").update(consentText()).digest("hex");
    expect(hash).toBe("ff0a538aab5b53fff7fe759fe1318d5b96b288e8d965c33b2669017145a7080b");
  });
});
