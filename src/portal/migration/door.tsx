import type { Express, Response } from "express";
import { migration } from "../../texts/migration.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { fieldOf } from "../middleware/parsing.ts";
import { createLimit, networkOf } from "../middleware/rate-limits.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { keepClaim } from "./claims.ts";
import { DeadLoginPage, OldLoginPage, OldPasswordPage } from "./pages/door.tsx";
import { NORMALISATION_PATH, OLD_DOOR, PASSWORD_PATH } from "./paths.ts";

/** Failures that one address may have in ten minutes, over all logins; the store counts those of each login besides. */
const FAILURES = 30;
const FAILURES_SECONDS = 600;
/** Longer ones are nobody's. */
const LOGIN_LIMIT = 200;
const PASSWORD_LIMIT = 200;

/**
 * The old door: first the login, then its password, unless the login is dead. Unknown logins are asked for a password as
 * well, and every refusal reads the same.
 */
export function setUpOldDoor(app: Express, context: PortalContext): void {
  const { store } = context;
  const failures = createLimit(FAILURES, FAILURES_SECONDS);

  app.get(OLD_DOOR, async (_request, response) => {
    await sendOldLogin(context, response, null);
  });

  app.post(OLD_DOOR, async (request, response) => {
    const login = fieldOf(request.body, "login").trim();
    if (login === "" || login.length > LOGIN_LIMIT) return sendOldLogin(context, response, login);
    await sessionOf(response).update({ legacyLogin: login });
    response.redirect(303, PASSWORD_PATH);
  });

  app.get(PASSWORD_PATH, async (_request, response) => {
    const login = sessionOf(response).data?.legacyLogin ?? null;
    if (login === null) return response.redirect(303, OLD_DOOR);
    await sendPassword(context, response, login, false);
  });

  app.post(PASSWORD_PATH, async (request, response) => {
    const session = sessionOf(response);
    const login = session.data?.legacyLogin ?? null;
    if (login === null) return response.redirect(303, OLD_DOOR);
    const network = networkOf(request.ip);
    await failures.consume(network);
    const password = fieldOf(request.body, "senha");
    const proof =
      password === "" || password.length > PASSWORD_LIMIT
        ? null
        : await store.legacy.prove({ login, password, origin: request.ip ?? null });
    if (proof === null) return sendPassword(context, response, login, true);
    await failures.reward(network);
    await keepClaim(session, proof.claim);
    response.redirect(303, NORMALISATION_PATH);
  });
}

async function sendOldLogin(context: PortalContext, response: Response, wrong: string | null): Promise<void> {
  const csrf = await sessionOf(response).csrfToken();
  await sendPage(
    context,
    response,
    { title: migration.door.title, status: wrong === null ? 200 : 422 },
    <OldLoginPage csrf={csrf} wrong={wrong} />,
  );
}

async function sendPassword(context: PortalContext, response: Response, login: string, refused: boolean): Promise<void> {
  const dead = (await context.store.legacy.door(login)) === "migrated";
  const csrf = await sessionOf(response).csrfToken();
  const title = dead ? migration.dead.title : migration.password.title;
  await sendPage(
    context,
    response,
    { title, status: refused && !dead ? 422 : 200 },
    dead ? <DeadLoginPage login={login} /> : <OldPasswordPage {...{ login, refused, csrf }} />,
  );
}
