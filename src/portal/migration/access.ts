import type { Request, Response } from "express";
import { isUuid } from "../../store/ids.ts";
import type { Account, LegacyProcess, Migration } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";

/** The migration that the address names, for the account it leads to. For everybody else it does not exist. */
export async function ownMigration(
  context: PortalContext,
  request: Request,
  response: Response,
): Promise<{ account: Account; migration: Migration }> {
  const account = await requireAccount(context, response);
  const id = String(request.params.id);
  const migration = isUuid(id) ? await context.store.legacy.migration(id) : null;
  if (migration === null || migration.accountId !== account.id) throw new PortalProblem("notFound", 404);
  return { account, migration };
}

/** The same for a process that came along and was not taken away again. */
export async function ownMoved(
  context: PortalContext,
  request: Request,
  response: Response,
): Promise<{ account: Account; process: LegacyProcess }> {
  const account = await requireAccount(context, response);
  const id = String(request.params.id);
  const process = isUuid(id) ? await context.store.legacy.process(id) : null;
  if (process === null || process.movedTo !== account.id || process.removedAt !== null) throw new PortalProblem("notFound", 404);
  return { account, process };
}
