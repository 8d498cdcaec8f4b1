import type { Store } from "../../../../src/store/types.ts";
import { until } from "../../../support/until.ts";
import type { HttpBrowser, Page } from "../../support/browser.ts";

export const PDF = Buffer.from("%PDF-1.7\nHandelsregister");

/** What a company fills in, as the controls of the form are called. */
export const DETAILS: Record<string, string> = {
  "f.legalName": "Müller Instruments GmbH",
  "f.country": "DE",
  "f.registerNumber": "HRB 12345",
  "f.address": "Hauptstraße 1, 10115 Berlin",
  "f.contactName": "Erika Müller",
  "f.contactPhone": "+49 30 123456",
  "f.representativeName": "Hans Müller",
  "f.representativeRole": "Managing director",
  "f.serviceId": "p001",
  "f.requestNotes": "",
  "f.correctionAnswer": "",
};

/** Where the form of the page is sent. */
export const taskOf = (page: Page) => /action="(\/estrangeiras\/pedido\/tarefas\/[^"]+)"/.exec(page.html)?.[1] ?? "";

/** Begins a request in a language and answers the first question. */
export async function beginRequest(browser: HttpBrowser, language: string, tie: "yes" | "no" = "no", typed = {}): Promise<Page> {
  await browser.open(`/estrangeiras?idioma=${language}`);
  const first = await browser.send("/estrangeiras/comecar");
  return browser.send(taskOf(first), { "f.brazilianTie": tie, "f.companyName": "", "f.brazilianCnpj": "", ...typed });
}

/** The newest code that was sent to an address. */
export async function codeFor(store: Store, email: string): Promise<string> {
  const mails = await store.outbox.list({ to: email });
  return mails.find(({ template }) => template === "foreign-email-code")!.data.code as string;
}

/** Confirms an address; ends at the form. */
export async function confirmEmail(browser: HttpBrowser, store: Store, email: string): Promise<Page> {
  await browser.send("/estrangeiras/email", { email });
  return browser.send("/estrangeiras/email/confirmar", { codigo: await codeFor(store, email) });
}

/** The link in the newest message about the request. */
export async function linkFor(store: Store, email: string, kind: string): Promise<string> {
  const token = await until(`a message "${kind}" to ${email}`, async () => {
    const mails = await store.outbox.list({ to: email });
    return (mails.find(({ data }) => data.kind === kind)?.data.token as string | undefined) ?? null;
  });
  return `/estrangeiras/acompanhar?codigo=${token}`;
}

/** Sends files as a browser does; the token first. */
export async function attach(browser: HttpBrowser, files: [string, Buffer][], token = browser.page.csrf) {
  const body = new FormData();
  body.set("_csrf", token);
  for (const [name, content] of files) body.append("arquivos", new Blob([new Uint8Array(content)]), name);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`${browser.base}/estrangeiras/documentos`, {
    ...{ method: "POST", body, redirect: "manual" },
    headers: { cookie, origin: browser.base, "sec-fetch-site": "same-origin" },
  });
  return { status: response.status, html: await response.text() };
}
