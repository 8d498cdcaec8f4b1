import type { RequestHandler } from "express";
import { readDeployedFiles } from "../../../models/deployed.ts";
import type { PortalContext } from "../../context.ts";
import { PortalProblem } from "../../problem.ts";

/** Parts of addresses where others have the key of a process. */
const PLACES = new Set(["mudancas", "arquivo", "regras"]);

/** Lets only models of this product through: those that other systems have deployed to the same engine are not for this area. */
export function requireOurModel({ engine }: PortalContext): RequestHandler<{ process: string }> {
  return async ({ params: { process } }, _response, next) => {
    if (PLACES.has(process)) return next();
    if ((await readDeployedFiles(engine)).some(({ key }) => key === process)) return next();
    throw new PortalProblem("notFound", 404);
  };
}
