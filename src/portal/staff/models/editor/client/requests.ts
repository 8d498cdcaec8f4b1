import type { EditorNeeds, PageData } from "./page-data.ts";

/** A file of a change as the server has it. */
export interface DraftOnServer {
  path: string;
  content: string;
  revision: number;
  baseDigest: string | null;
  /** Who saved it last. */
  savedBy: string;
  savedAt: string;
}

/** What became of a saving. */
export type Saved =
  | { kind: "saved"; revision: number }
  | { kind: "conflict"; current: DraftOnServer }
  | { kind: "refused"; message: string }
  /** The file, or the whole change, takes no content any more. */
  | { kind: "closed"; message: string }
  /** The session is over, or was never this person's. */
  | { kind: "signed-out" }
  | { kind: "unreachable" };

const json = { accept: "application/json" };

/** Reads what an editor needs; null: nobody is signed in any more. */
export async function readNeeds({ needs }: PageData): Promise<EditorNeeds | null> {
  const response = await fetch(needs, { headers: json, redirect: "manual" });
  return response.ok ? ((await response.json()) as EditorNeeds) : null;
}

/** Reads the file. */
export async function readDraft({ file }: PageData): Promise<DraftOnServer> {
  const response = await fetch(file, { headers: json, redirect: "manual" });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as DraftOnServer;
}

/** Keeps the file. A session that was renewed meanwhile, in another window, has another token: it is asked for once. */
export async function writeDraft(page: PageData, content: string, revision: number, again = true): Promise<Saved> {
  try {
    const response = await send(page, "PUT", page.file, { content, revision });
    if (response.ok) return { kind: "saved", ...((await response.json()) as { revision: number }) };
    if (response.status === 409) return conflictOf((await response.json()) as { message: string; current: DraftOnServer | null });
    const needs = again && response.status !== 422 ? await readNeeds(page).catch(() => null) : undefined;
    if (needs === null) return { kind: response.status >= 500 ? "unreachable" : "signed-out" };
    if (needs !== undefined && needs.csrf !== page.csrf) {
      page.csrf = needs.csrf;
      return writeDraft(page, content, revision, false);
    }
    if (response.status >= 500) return { kind: "unreachable" };
    return { kind: response.status === 422 ? "refused" : "closed", message: await messageOf(response) };
  } catch {
    return { kind: "unreachable" };
  }
}

/** Somebody saved meanwhile, or took the file out of the change. */
function conflictOf({ message, current }: { message: string; current: DraftOnServer | null }): Saved {
  return current !== null ? { kind: "conflict", current } : { kind: "closed", message };
}

/** Makes a change of one's own with this content; gives the address of its editor. */
export async function copyDraft(page: PageData, content: string): Promise<string | null> {
  const response = await send(page, "POST", page.copy, { content }).catch(() => null);
  return response?.ok ? ((await response.json()) as { address: string }).address : null;
}

function send({ csrf }: PageData, method: string, address: string, body: object): Promise<Response> {
  const headers = { ...json, "content-type": "application/json", "x-csrf-token": csrf };
  return fetch(address, { method, headers, body: JSON.stringify(body), redirect: "manual" });
}

async function messageOf(response: Response): Promise<string> {
  const said = (await response.json().catch(() => null)) as { message?: string } | null;
  return said?.message ?? "";
}
