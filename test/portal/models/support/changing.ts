import type { HttpBrowser, Page } from "../../support/browser.ts";

export const MODELS = "/equipe/modelos";
export const REASON = "A área pediu noventa dias para o pedido.";
export const MODEL = "service-request.bpmn";
export const SCENARIO = "scenarios/service-request-forgotten.yml";

/** Begins a change, with a live file in it; gives its address. */
export async function begin(browser: HttpBrowser, title: string, path = ""): Promise<string> {
  await browser.open(MODELS);
  const page = await browser.send(`${MODELS}/mudancas`, { titulo: title, ...(path === "" ? {} : { caminho: path }) });
  if (!page.url.startsWith(`${MODELS}/mudancas/`)) throw new Error(`no change was begun: ${page.text}`);
  return page.url;
}

const headersOf = (browser: HttpBrowser) => ({
  origin: browser.base,
  cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
});

/** Saves a file of a change as the editors do; what comes back is JSON. */
export async function save(
  browser: HttpBrowser,
  change: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  if (browser.page.csrf === "") await browser.open(change);
  const response = await fetch(new URL(`${change}/arquivo?caminho=${encodeURIComponent(path)}`, browser.base), {
    method: "PUT",
    headers: { "content-type": "application/json", "x-csrf-token": browser.page.csrf, ...headersOf(browser), ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : {} };
}

/** A file of a change, as the editors read it. */
export async function read(browser: HttpBrowser, change: string, path: string): Promise<{ content: string; revision: number }> {
  const page = await browser.open(`${change}/arquivo?caminho=${encodeURIComponent(path)}`);
  return JSON.parse(page.html);
}

/** Edits a file of a change as the editors do. */
export async function edit(browser: HttpBrowser, change: string, path: string, how: (content: string) => string): Promise<void> {
  const { content, revision } = await read(browser, change, path);
  const { status, body } = await save(browser, change, path, { content: how(content), revision });
  if (status !== 200) throw new Error(`${path} was not saved: ${JSON.stringify(body)}`);
}

/** A change of the deadline of the request, with the scenario that shows it. */
export async function changeDeadline(browser: HttpBrowser, title: string, days: number): Promise<string> {
  const change = await begin(browser, title, MODEL);
  await edit(browser, change, MODEL, (xml) => xml.replace(/(<bpmn:timeDuration[^>]*>)P\d+D/, `$1P${days}D`));
  await browser.send(`${change}/acrescentar`, { caminho: SCENARIO });
  await edit(browser, change, SCENARIO, (yaml) => yaml.replace(/passam: \d+ dias/, `passam: ${days} dias`));
  return change;
}

/** Proposes a change. */
export async function propose(browser: HttpBrowser, change: string): Promise<Page> {
  return browser.send(`${change}/propor`, { motivo: REASON });
}

/** Sends a file as a browser's form does. */
export async function upload(
  browser: HttpBrowser,
  change: string,
  file: { name: string; content: string | Uint8Array<ArrayBuffer> },
  fields: Record<string, string> = {},
): Promise<Page> {
  const page = await browser.open(change);
  const revisions = /name="revisoes" value="([^"]*)"/.exec(page.html)?.[1]?.replaceAll("&quot;", '"') ?? "{}";
  const body = new FormData();
  for (const [name, value] of Object.entries({ _csrf: page.csrf, revisoes: revisions, ...fields })) body.set(name, value);
  body.set("arquivo", new Blob([file.content]), file.name);
  const response = await fetch(new URL(`${change}/enviar`, browser.base), {
    ...{ method: "POST", redirect: "manual", headers: headersOf(browser), body },
  });
  const location = response.headers.get("location");
  if (location !== null) return browser.open(location);
  const html = await response.text();
  const text = html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
  return { ...page, status: response.status, html, text };
}
