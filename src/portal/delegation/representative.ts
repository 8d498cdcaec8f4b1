import type { Request, Response } from "express";
import type { ActingCompany } from "../../store/types.ts";
import { type Acting, actingCompany, COMPANY_FIELD } from "../company/acting.ts";
import type { PortalContext } from "../context.ts";
import { PortalProblem } from "../problem.ts";

/** A representative, and the company for which this request acts. */
export type Representative = Acting;

/**
 * Who may delegate for the company that the request names, or for his own where an address names none. The store decides
 * anew inside each transaction. PortalProblem `otherCompany`, `representativesOnly`.
 */
export async function requireRepresentative(
  context: PortalContext,
  request: Request,
  response: Response,
): Promise<Representative> {
  const acting = await actingCompany(context, request, response);
  if (acting === null) throw new PortalProblem("representativesOnly", 403);
  if (represents(acting.company)) return acting;
  const own = namesCompany(request) ? undefined : acting.companies.find(represents);
  if (own === undefined) throw new PortalProblem("representativesOnly", 403);
  return { ...acting, company: own };
}

function represents({ capacity }: ActingCompany): boolean {
  return capacity !== "MEMBER" && capacity !== "SUBSTITUTE";
}

function namesCompany({ method, query }: Request): boolean {
  return method === "POST" || Boolean(query[COMPANY_FIELD]);
}
