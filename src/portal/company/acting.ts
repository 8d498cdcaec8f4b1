import type { Request, Response } from "express";
import type { Account, ActingCompany } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { fieldOf } from "../middleware/parsing.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";

/** Name under which addresses and forms say for which company they are. */
export const COMPANY_FIELD = "empresa";

/** A person, and the company for which this request acts. */
export interface Acting {
  account: Account;
  /** With the capacity in which the person acts for it. */
  company: ActingCompany;
  /** Every company for which the person may act. */
  companies: ActingCompany[];
}

/**
 * For which company a request acts: the one it names; an address that names none means the one this browser chose last, or
 * else the first. A form always names it, because another tab may have chosen another since. Null: the person may act for
 * no company. PortalProblem `otherCompany` when he may not act for the one that is named, whether it exists or not.
 */
export async function actingCompany(context: PortalContext, request: Request, response: Response): Promise<Acting | null> {
  const named = namedCompany(request);
  if (request.method === "POST" && named === null) throw new PortalProblem("badRequest", 400);
  if (named !== null) return actingFor(context, response, named);
  const account = await requireAccount(context, response);
  const companies = await context.store.members.companiesOf(account.id);
  const chosen = sessionOf(response).data?.companyId;
  const company = companies.find(({ id }) => id === chosen) ?? companies[0];
  return company === undefined ? null : { account, company, companies };
}

/** The same, for a company that was read from elsewhere, such as an upload. */
export async function actingFor(context: PortalContext, response: Response, companyId: string): Promise<Acting> {
  const account = await requireAccount(context, response);
  const companies = await context.store.members.companiesOf(account.id);
  const company = companies.find(({ id }) => id === companyId);
  if (company === undefined) throw new PortalProblem("otherCompany", 403);
  return { account, company, companies };
}

/** The company a request names; null when it names none. */
function namedCompany(request: Request): string | null {
  if (request.method === "POST") return fieldOf(request.body, COMPANY_FIELD) || null;
  const value = request.query[COMPANY_FIELD];
  return typeof value === "string" && value !== "" ? value : null;
}
