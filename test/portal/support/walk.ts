import { HttpBrowser, type Page } from "./browser.ts";
import { AT_LOGIN, type Place } from "./engine.ts";
import type { TestPortal } from "./portal.ts";

/** A browser whose journey stands at a place. */
export async function journeyAt(
  portal: TestPortal,
  place: Place = AT_LOGIN,
): Promise<{ browser: HttpBrowser; journeyId: string }> {
  const browser = new HttpBrowser(portal.url);
  await browser.open("/");
  await browser.send("/comecar");
  const journeyId = portal.engine.started.at(-1)!;
  portal.engine.places.set(journeyId, place);
  return { browser, journeyId };
}

/** Goes to Gov.br and comes back; what comes back besides the state is the test's. */
export async function logIn(browser: HttpBrowser, answer: Record<string, string> = { code: "code" }): Promise<Page> {
  const state = await leaveForGovbr(browser);
  return browser.open(`/govbr/retorno?${new URLSearchParams({ ...answer, state })}`);
}

/** Follows "Entrar com gov.br" up to Gov.br; gives the state that went along. */
export async function leaveForGovbr(browser: HttpBrowser): Promise<string> {
  const page = await browser.request("GET", "/govbr/entrar");
  return new URL(page.location ?? "", browser.base).searchParams.get("state") ?? "";
}
