import { Secret, TOTP } from "otpauth";
import type { Admission, AdmitRequest } from "../../../src/store/types.ts";
import type { TestStore } from "./store.ts";

/** A password that nothing speaks against. */
export const password = "ponte verde onze sapatos";
export const otherPassword = "garfo lento nuvem trilho";

/** The token of the newest link mailed to an address. */
export async function linkTo(store: Pick<TestStore, "outbox">, email: string): Promise<string> {
  const mails = await store.outbox.list({ to: email });
  const link = mails.find(({ template }) => template === "credential-link");
  if (link === undefined) throw new Error(`No link was mailed to ${email}`);
  return link.data.token as string;
}

/** What the app shows at a moment. */
export function codeAt(secret: string, moment: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment.getTime() });
}

/** Admits a company and its representative, who has not done anything yet. */
export async function admitted(
  store: TestStore,
  key: string,
  parts: Partial<AdmitRequest["representative"]> = {},
): Promise<Admission> {
  const [actor] = await store.sql("select id from store.accounts limit 1");
  return store.credentials.admit({
    key,
    company: { country: "DE", legalName: `${key} GmbH` },
    representative: { name: "Greta Lindqvist", email: `${key}@example.org`, language: "en", ...parts },
    actor: (actor?.id as string | undefined) ?? "system:test",
    capacity: "staff:service-team:dicor",
  });
}

/** Somebody with everything set up, and with what it takes to log in. */
export interface Enrolled extends Admission {
  email: string;
  secret: string;
  recoveryCodes: string[];
}

/** Follows the link of an invitation to the end. */
export async function enrol(
  store: TestStore,
  email: string,
): Promise<Pick<Enrolled, "secret" | "recoveryCodes"> & { accountId: string }> {
  const { accountId } = await store.credentials.activate({ token: await linkTo(store, email), password });
  const { secret } = await store.credentials.secondFactorSecret(accountId);
  const done = await store.credentials.confirmSecondFactor({ accountId, code: codeAt(secret, store.now) });
  // The code that confirmed the secret is used up.
  store.later(60);
  return { accountId, secret, recoveryCodes: done!.recoveryCodes };
}

/** The same with a company of its own. */
export async function enrolled(store: TestStore, key: string): Promise<Enrolled> {
  const admission = await admitted(store, key);
  const email = `${key}@example.org`;
  return { ...admission, email, ...(await enrol(store, email)) };
}

/** Both steps of a login. */
export async function logIn(store: TestStore, person: Pick<Enrolled, "email" | "secret">, secretWord = password) {
  const step = await store.credentials.checkPassword({ email: person.email, password: secretWord });
  if (step.result !== "code-needed") return step.result;
  return store.credentials.checkCode({
    ...{ accountId: step.accountId, since: store.now },
    code: codeAt(person.secret, store.now),
  });
}
