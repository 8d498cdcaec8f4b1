import type { Express, RequestHandler } from "express";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { PortalContext } from "../context.ts";
import { PortalProblem } from "../problem.ts";

/** Generous: a whole company may share one address. */
const DEFAULTS = { login: 60, post: 300 };

/** Slows down whoever tries logins or forms by the hundred. Counted per address and process. */
export function setUpRateLimits(app: Express, { limits }: PortalContext): void {
  const allowed = { ...DEFAULTS, ...limits };
  const login = limiter(allowed.login);
  app.use("/govbr", login);
  app.use("/certificado", login);
  const post = limiter(allowed.post);
  app.use((request, response, next) => (request.method === "POST" ? post(request, response, next) : next()));
}

function limiter(points: number): RequestHandler {
  const bucket = new RateLimiterMemory({ points, duration: 60 });
  return async (request, _response, next) => {
    try {
      await bucket.consume(request.ip ?? "unknown");
    } catch (refused) {
      const { msBeforeNext } = refused as RateLimiterRes;
      throw new PortalProblem("tooMany", 429, { retryAfter: Math.ceil(msBeforeNext / 1_000) });
    }
    next();
  };
}
