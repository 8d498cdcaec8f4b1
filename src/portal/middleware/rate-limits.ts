import { isIP } from "node:net";
import type { Express, RequestHandler } from "express";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { PortalContext } from "../context.ts";
import type { RateLimits } from "../options.ts";
import { PortalProblem } from "../problem.ts";

/** Generous: a whole company may share one address. */
export const DEFAULT_LIMITS: RateLimits = { login: 60, post: 300, session: 300 };

/** Slows down whoever tries logins or forms by the hundred. Counted per address and process. */
export function setUpRateLimits(app: Express, { limits }: PortalContext): void {
  const allowed = { ...DEFAULT_LIMITS, ...limits };
  const login = limiter(allowed.login);
  app.use("/govbr", login);
  app.use("/certificado", login);
  app.use("/equipe/entrar", login);
  app.use("/acesso-antigo", login);
  const post = limiter(allowed.post);
  app.use((request, response, next) => (request.method === "POST" ? post(request, response, next) : next()));
}

function limiter(points: number): RequestHandler {
  const limit = createLimit(points);
  return async (request, _response, next) => {
    await limit.consume(networkOf(request.ip));
    next();
  };
}

/** Counts what is done under one key, and ends in the page that asks to wait. */
export interface Limit {
  consume(key: string): Promise<void>;
  /** Takes the last one back: it turned out to cost nothing. */
  reward(key: string): Promise<void>;
}

export function createLimit(points: number, seconds = 60): Limit {
  const bucket = new RateLimiterMemory({ points, duration: seconds });
  return {
    async consume(key) {
      try {
        await bucket.consume(key);
      } catch (refused) {
        const { msBeforeNext } = refused as RateLimiterRes;
        throw new PortalProblem("tooMany", 429, { retryAfter: Math.ceil(msBeforeNext / 1_000) });
      }
    },
    async reward(key) {
      await bucket.reward(key);
    },
  };
}

/** An address as limits count it: whoever has one IPv6 address has the whole /64 network it is of. */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return "unknown";
  if (isIP(address) !== 6 || /^::ffff:/i.test(address)) return address;
  const [head = [], tail] = address.split("::", 2).map((half) => half.split(":").filter(Boolean));
  const groups = tail === undefined ? head : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill("0"), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
