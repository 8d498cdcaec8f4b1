import type { Request, Response } from "express";
import { isUuid } from "../../store/ids.ts";
import type { Account, Process } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";

/** A person and a process that he may see. */
export interface Seen {
  account: Account;
  process: Process;
  /** Whether he opened it: what is to be done in it is his alone. */
  own: boolean;
}

/**
 * The process that the address names, for who opened it and for who represents its company now. For everybody else it does
 * not exist.
 */
export async function seenProcess(context: PortalContext, request: Request, response: Response): Promise<Seen> {
  const account = await requireAccount(context, response);
  const id = String(request.params.id);
  const process = isUuid(id) ? await context.store.processes.get(id) : null;
  if (process === null) throw new PortalProblem("notFound", 404);
  const own = process.openedBy.accountId === account.id;
  if (own) return { account, process, own };
  const bonds = await context.store.companies.bondsOf(account.id);
  const represents = bonds.some(({ company }) => company.id === process.company.id);
  if (!represents || process.instanceId === null) throw new PortalProblem("notFound", 404);
  return { account, process, own };
}

/** The same, for what only who opened it may do. */
export async function ownProcess(context: PortalContext, request: Request, response: Response): Promise<Seen> {
  const seen = await seenProcess(context, request, response);
  if (!seen.own) throw new PortalProblem("notFound", 404);
  return seen;
}
