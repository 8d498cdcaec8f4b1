import type { Request, Response } from "express";
import type { GovbrSession, Sessions } from "../state/sessions.ts";

const NAME = "simulador_govbr";

/** Value of one cookie of the request. */
function cookieOf(req: Request, name: string): string | undefined {
  const pair = (req.headers.cookie ?? "").split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** The Gov.br session of this browser; null when nobody is signed in. */
export function sessionOf(req: Request, sessions: Sessions): GovbrSession | null {
  return sessions.find(cookieOf(req, NAME));
}

/** Signs the browser in; a session it had is closed. */
export function signIn(req: Request, res: Response, sessions: Sessions, login: Parameters<Sessions["open"]>[0]): GovbrSession {
  const former = sessionOf(req, sessions);
  if (former) sessions.close(former.id);
  const session = sessions.open(login);
  res.cookie(NAME, session.id, { httpOnly: true, sameSite: "lax", path: "/" });
  return session;
}

/** Signs the browser out. */
export function signOut(req: Request, res: Response, sessions: Sessions): void {
  const session = sessionOf(req, sessions);
  if (session) sessions.close(session.id);
  res.clearCookie(NAME, { httpOnly: true, sameSite: "lax", path: "/" });
}
