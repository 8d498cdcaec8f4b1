import type { TestEngine } from "../../support/engine.ts";

/** Somebody of a team, as an administrator enters them, and of which teams. */
export interface Member {
  id: string;
  firstName: string;
  lastName: string;
  password: string;
  groups: string[];
}

/** Creates a user of the engine. */
export async function createMember({ url, user, password: admin }: TestEngine, { groups, password, ...profile }: Member) {
  const authorization = `Basic ${Buffer.from(`${user}:${admin}`).toString("base64")}`;
  const send = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body ?? {}) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  await send("POST", "/user/create", { profile: { ...profile, email: `${profile.id}@inmetro.test` }, credentials: { password } });
  for (const group of groups) await send("PUT", `/group/${group}/members/${profile.id}`);
}
