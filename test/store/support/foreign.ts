import type { ForeignApplication, ForeignRequest } from "../../../src/store/types.ts";
import type { TestStore } from "./store.ts";

/** A company as it describes itself. */
export function application(parts: Partial<ForeignApplication> = {}): ForeignApplication {
  return {
    country: "DE",
    registerNumber: "HRB 12345",
    legalName: "Müller Instruments GmbH",
    address: "Hauptstraße 1, 10115 Berlin",
    contactName: "Erika Müller",
    contactPhone: "+49 30 123456",
    representativeName: "Hans Müller",
    representativeRole: "Geschäftsführer",
    serviceId: "p001",
    notes: "",
    ...parts,
  };
}

/** The code in the newest message to this address. */
export async function codeTo(store: Pick<TestStore, "outbox">, email: string): Promise<string> {
  const mails = await store.outbox.list({ to: email });
  return mails.find(({ template }) => template === "foreign-email-code")!.data.code as string;
}

/** A draft whose e-mail has been confirmed. */
export async function confirmedDraft(store: TestStore, email = "erika@muller.example"): Promise<ForeignRequest> {
  const { id } = await store.foreignCompanies.begin({ language: "en", origin: null });
  await store.foreignCompanies.sendCode({ requestId: id, email });
  const code = await codeTo(store, email);
  if (!(await store.foreignCompanies.confirmCode({ requestId: id, code, origin: null }))) throw new Error("the code was refused");
  return (await store.foreignCompanies.get(id))!;
}

/** Hands a request in. */
export function handIn(
  store: TestStore,
  requestId: string,
  parts: Partial<ForeignApplication> = {},
  eventKey = `in:${requestId}`,
) {
  const answerUntil = new Date(store.now.getTime() + 30 * 24 * 3_600_000);
  return store.foreignCompanies.submit({ requestId, eventKey, application: application(parts), answer: null, answerUntil });
}
