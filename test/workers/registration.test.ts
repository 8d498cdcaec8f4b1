import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { registrationConfirm } from "../../workers/registration-confirm.ts";
import { type Bench, CNPJ, openBench } from "./support/bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.store.finish());

const linked = async (accountId: string) =>
  bench.store.companies.link({
    accountId,
    cnpj: CNPJ,
    legalName: "ALFA METROLOGIA LTDA",
    capacity: "SOCIO",
    evidence: "govbr-companies",
    validUntil: null,
  });
const mailOf = async (to: string) =>
  (await bench.store.outbox.list({ to })).filter(({ template }) => template.startsWith("registration"));

describe("registration-confirm", () => {
  test("a representative is confirmed and told which company, once", async () => {
    const { journeyId, accountId } = await bench.identified({ email: "rep@example.com" });
    await linked(accountId);
    const input = { accountId, profile: "representative", cnpj: CNPJ };
    expect(await bench.call(registrationConfirm, journeyId, input)).toEqual({});
    await bench.call(registrationConfirm, journeyId, input);
    expect(await bench.store.accounts.get(accountId)).toMatchObject({ profile: "representative", confirmedAt: bench.store.now });
    expect(await mailOf("rep@example.com")).toMatchObject([
      {
        template: "registration-confirmed-representative",
        eventKey: `registration-confirmed:${journeyId}`,
        data: { name: "Maria da Silva", cnpj: CNPJ, companyName: "ALFA METROLOGIA LTDA" },
      },
    ]);
  });

  test("a member is confirmed without a company", async () => {
    const { journeyId, accountId } = await bench.identified({ cpf: "11144477735", name: "João", email: "member@example.com" });
    await bench.call(registrationConfirm, journeyId, { accountId, profile: "member", cnpj: null });
    expect(await bench.store.accounts.get(accountId)).toMatchObject({ profile: "member", confirmedAt: bench.store.now });
    expect(await mailOf("member@example.com")).toMatchObject([
      { template: "registration-confirmed-member", data: { name: "João" } },
    ]);
  });

  test("goes to the address for alerts where the person chose one", async () => {
    const { journeyId, accountId } = await bench.identified({ cpf: "39053344705", name: "Ana", email: "first@example.com" });
    await bench.store.accounts.setAlertEmail(accountId, "first@example.com");
    await bench.store.accounts.upsertFromGovbr({
      ...(await bench.store.govbrSessions.get(
        (
          await bench.loggedIn({ cpf: "39053344705", name: "Ana", email: "second@example.com" })
        ).govbrSessionId,
      ))!.identity,
    });
    await bench.call(registrationConfirm, journeyId, { accountId, profile: "member" });
    expect(await mailOf("first@example.com")).toHaveLength(1);
    expect(await mailOf("second@example.com")).toHaveLength(0);
  });

  test("without a confirmed e-mail the registration stands, and no mail is written", async () => {
    const { journeyId, accountId } = await bench.identified({ cpf: "15350946056", name: "Rui", email: null });
    await bench.call(registrationConfirm, journeyId, { accountId, profile: "member" });
    expect(await bench.store.accounts.get(accountId)).toMatchObject({ confirmedAt: bench.store.now });
    expect(
      await bench.store.sql("select 1 from store.outbox where event_key = $1", [`registration-confirmed:${journeyId}`]),
    ).toEqual([]);
  });

  test("a representative without the company is a fault of the model: nothing is confirmed", async () => {
    const { journeyId, accountId } = await bench.identified({ cpf: "86288366757", name: "Eva" });
    const input = { accountId, profile: "representative", cnpj: CNPJ };
    await expect(bench.call(registrationConfirm, journeyId, input)).rejects.toMatchObject({ name: "PermanentFailure" });
    expect(await bench.store.accounts.get(accountId)).toMatchObject({ confirmedAt: null });
  });

  test("an account that does not exist is for an operator", async () => {
    const { journeyId } = await bench.loggedIn();
    const accountId = "00000000-0000-4000-8000-000000000000";
    await expect(bench.call(registrationConfirm, journeyId, { accountId, profile: "member" })).rejects.toMatchObject({
      name: "PermanentFailure",
    });
  });
});
