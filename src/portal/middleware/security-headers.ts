import type { Express, Response } from "express";
import helmet from "helmet";
import type { PortalContext } from "../context.ts";

/**
 * Nothing but our own files runs or styles a page, nobody frames it, and forms go to us only (which is why the ways to
 * Gov.br are links: browsers apply form-action to redirects as well).
 */
export function setUpSecurityHeaders(app: Express, { secureCookies }: PortalContext): void {
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      // Codes and tickets travel in addresses: they never leave with a Referer. "no-referrer" would hide the Origin
      // of our own forms from us.
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: secureCookies ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    }),
  );
  app.use((_request, response, next) => {
    response.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    response.set("cache-control", "no-store");
    next();
  });
}

/**
 * For the editors of models and forms alone: what colours their expressions writes style sheets into the page. Scripts stay
 * ours.
 */
export function allowInlineStyles(response: Response): void {
  const policy = String(response.get("content-security-policy"));
  response.set("content-security-policy", policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
}
