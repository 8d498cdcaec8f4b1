import type { HttpBrowser } from "../../support/browser.ts";

/** What a browser is told by an upload. */
export interface Uploaded {
  status: number;
  html: string;
}

/** Sends a form with files as a browser does: its fields first, the token before all. */
export async function upload(
  browser: HttpBrowser,
  path: string,
  { fields, files, token = browser.page.csrf }: { fields: Record<string, string>; files: [string, Buffer][]; token?: string },
): Promise<Uploaded> {
  const body = new FormData();
  body.set("_csrf", token);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, content] of files) body.append("comprovante", new Blob([new Uint8Array(content)]), name);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(browser.base + path, {
    ...{ method: "POST", body, redirect: "manual" },
    headers: { cookie, origin: browser.base, "sec-fetch-site": "same-origin" },
  });
  return { status: response.status, html: await response.text() };
}
