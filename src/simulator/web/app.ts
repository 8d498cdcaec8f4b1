import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { simulator as texts } from "../../texts/simulator.ts";
import { bearerCheck } from "../api/bearer.ts";
import { companiesApi } from "../api/companies.ts";
import { answerError } from "../api/errors.ts";
import { reliabilityApi } from "../api/reliability.ts";
import { userinfoApi } from "../api/userinfo.ts";
import { x509Api } from "../api/x509.ts";
import { discoveryDocument } from "../provider/discovery.ts";
import { SCOPES } from "../provider/scopes.ts";
import { assetRoutes } from "./assets.ts";
import type { WebContext } from "./context.ts";
import { errorPage } from "./pages/messages.tsx";
import { accountRoutes } from "./routes/account.ts";
import { certificateRoutes } from "./routes/certificate.ts";
import { companyRoutes } from "./routes/companies.ts";
import { consentRoutes } from "./routes/consent.ts";
import { faultRoutes } from "./routes/faults.ts";
import { loginRoutes } from "./routes/login.ts";
import { mailboxRoutes } from "./routes/mailbox.ts";
import { toolRoutes } from "./routes/tools.ts";

const APIS = ["/empresas", "/confiabilidades", "/api"];
const GOVBR = [...APIS, "/authorize", "/token", "/jwk", "/userinfo", "/logout", "/entrar", "/conta", "/.well-known"];
/** Addresses that other origins may post to. */
const OPEN_TO_POSTS = new Set(["/authorize", "/token", "/jwk", "/logout", "/simulador/falhas"]);

/** The HTTP application of the simulator: provider, APIs, pages, tools. */
export function createApp(context: WebContext): Express {
  const { state, keys, issuer, clock } = context;
  const app = express();
  app.disable("x-powered-by");
  app.use(securityHeaders(context));
  app.use(assetRoutes());
  app.use(faultRoutes(context));
  app.use(GOVBR, misbehave(context, "down"));
  app.use(APIS, misbehave(context, "apisDown"));
  app.use("/token", loseAnswer(context, "tokenAnswersLost"));
  app.use(APIS, loseAnswer(context, "apiAnswersLost"));

  app.get("/.well-known/openid-configuration", (_req, res) => {
    res.json(discoveryDocument(issuer));
  });
  app.all("/jwk", (_req, res) => {
    res.json(keys.jwks());
  });
  app.get("/authorize", demandParameters(context));

  const bearer = bearerCheck(keys, clock);
  app.use(companiesApi(state.companies, bearer));
  app.use(reliabilityApi(state.accounts, bearer));
  app.use(x509Api(state.issuedTokens, bearer));
  app.use(userinfoApi(state.accounts, issuer, bearer));

  app.use(refuseForeignPosts(context));
  app.use(["/entrar", "/conta", "/logout", "/autoridade"], express.urlencoded({ extended: false, limit: "32kb" }));
  app.use(loginRoutes(context));
  app.use(certificateRoutes(context));
  app.use(consentRoutes(context));
  app.use(accountRoutes(context));
  app.use(companyRoutes(context));
  app.use(toolRoutes(context));
  app.use(mailboxRoutes(context.mailbox));

  // Not mounted on a path: the provider would take it for a prefix of its own addresses.
  app.use(async (req, res, next) => {
    if (/^\/(authorize|token)(\/|$)/.test(req.path)) await (await context.provider()).callback()(req, res);
    else next();
  });
  app.use((_req, res) => {
    res.status(404).send(errorPage({ code: "404", description: texts.error.notFound, portalUrl: context.portalUrl }));
  });
  app.use(failed(context));
  return app;
}

/** No script at all; forms may end at the portal, because an authorisation does. */
function securityHeaders({ issuer, returnOrigins }: WebContext): RequestHandler {
  const origins = [new URL(issuer).origin, ...returnOrigins].join(" ");
  const policy = `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self' ${origins}; base-uri 'none'; frame-ancestors 'none'`;
  return (_req, res, next) => {
    res.set({ "content-security-policy": policy, "x-content-type-options": "nosniff", "referrer-policy": "same-origin" });
    next();
  };
}

/** Slow or out of service, as the switches say. */
function misbehave({ faults }: WebContext, name: "down" | "apisDown"): RequestHandler {
  return (_req, res, next) => {
    const { delayMs, [name]: isOut } = faults.current();
    const answer = () => (isOut ? answerError(res, 503, "service_unavailable", texts.error.unavailable) : next());
    if (delayMs > 0 && name === "down") setTimeout(answer, delayMs).unref();
    else answer();
  };
}

/** Who asked sees the connection break once the answer is made, as the switch says. */
function loseAnswer({ faults }: WebContext, name: "tokenAnswersLost" | "apiAnswersLost"): RequestHandler {
  return (req, res, next) => {
    if (faults.current()[name]) {
      res.end = () => {
        req.socket.destroy();
        return res;
      };
    }
    next();
  };
}

/** Gov.br demands state, nonce and provisioned scopes (manual, step 3); PKCE is the provider's own check. */
function demandParameters({ portalUrl }: WebContext): RequestHandler {
  return (req, res, next) => {
    const refuse = (code: string, description: string) => res.status(400).send(errorPage({ code, description, portalUrl }));
    const missing = ["state", "nonce"].find((name) => !req.query[name]);
    if (missing) return refuse("invalid_request", texts.error.missingParameter(missing));
    const scopes = String(req.query.scope ?? "").split(" ");
    const unknown = scopes.find((scope) => !SCOPES.some((known) => known === scope));
    if (unknown !== undefined) return refuse("invalid_scope", texts.error.unknownScope(unknown));
    next();
  };
}

/** A form of another site must not act for the person who is signed in here. */
function refuseForeignPosts({ issuer, portalUrl }: WebContext): RequestHandler {
  const own = new URL(issuer).origin;
  return (req, res, next) => {
    const { origin } = req.headers;
    if (req.method !== "POST" || !origin || origin === own || OPEN_TO_POSTS.has(req.path)) return next();
    res.status(403).send(errorPage({ code: "foreign_form", description: texts.error.invalidForm, portalUrl }));
  };
}

function failed({ log, portalUrl }: WebContext): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    const status = typeof error?.status === "number" ? error.status : 500;
    if (status >= 500) log.error({ err: error }, "simulator failed");
    if (res.headersSent) return;
    res.status(status).send(errorPage({ code: String(status), description: texts.error.invalidForm, portalUrl }));
  };
}
