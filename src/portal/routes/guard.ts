import type { Response } from "express";
import type { Account } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { accountOf } from "../layout/page.tsx";
import { PortalProblem } from "../problem.ts";

/** The signed-in person of a page that is theirs alone; otherwise the page that asks to sign in. */
export async function requireAccount(context: PortalContext, response: Response): Promise<Account> {
  const account = await accountOf(context, response);
  if (account === null) throw new PortalProblem("signInNeeded", 403);
  return account;
}
