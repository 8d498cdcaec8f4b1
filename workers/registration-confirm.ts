import { z } from "zod";
import { PermanentFailure } from "../src/camunda/workers.ts";
import type { Account, MailRequest } from "../src/store/types.ts";
import { workers as texts } from "../src/texts/workers.ts";
import type { WorkerServices } from "./services.ts";
import { defineWorker } from "./support/define.ts";
import { journeyOf } from "./support/session.ts";

/** Completes the registration and tells the person by mail, once per journey. */
export const registrationConfirm = defineWorker({
  topic: "registration-confirm",
  title: texts.titles["registration-confirm"],
  inputs: z.object({
    accountId: z.string(),
    profile: z.enum(["representative", "member"]),
    /** The company, for a representative. */
    cnpj: z.string().nullish(),
  }),
  outputs: z.object({}),
  errors: {},
  async handler({ input: { accountId, profile, cnpj }, task, services, log }) {
    const { store } = services;
    const account = await store.accounts.get(accountId);
    if (account === null) throw new PermanentFailure("The account of this process does not exist");
    const message = profile === "member" ? memberMessage(account) : await representativeMessage(services, account, cnpj);
    await store.accounts.confirm(account.id, { profile });
    const to = account.alertEmail ?? account.email;
    if (to === null) log.info("no confirmed e-mail address: no confirmation is sent");
    else await store.outbox.enqueue({ ...message, to, eventKey: `registration-confirmed:${journeyOf(task)}` });
    return {};
  },
});

type Message = Pick<MailRequest, "template" | "data">;

function memberMessage(account: Account): Message {
  return { template: "registration-confirmed-member", data: { name: account.displayName } };
}

/** Throws PermanentFailure when the company was not linked: the model would be wrong. */
async function representativeMessage(
  { store }: WorkerServices,
  account: Account,
  cnpj: string | null | undefined,
): Promise<Message> {
  const bond = (await store.companies.bondsOf(account.id)).find(({ company }) => company.cnpj === cnpj);
  if (bond === undefined) throw new PermanentFailure("A representative is confirmed without a linked company");
  const { company } = bond;
  return {
    template: "registration-confirmed-representative",
    data: { name: account.displayName, cnpj: company.cnpj, companyName: company.legalName },
  };
}
