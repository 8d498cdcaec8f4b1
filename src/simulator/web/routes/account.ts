import { type Request, type Response, Router } from "express";
import type { WebContext } from "../context.ts";
import { ACCOUNT_FLOW } from "../flow.ts";
import { accountPage, consentsPage } from "../pages/account.tsx";
import { signedOutPage } from "../pages/messages.tsx";
import { sessionOf, signOut } from "../session-cookie.ts";

/** The person's account, the consents given, and logout. */
export function accountRoutes(context: WebContext): Router {
  const { state, portalUrl } = context;
  const router = Router();

  router.get("/conta", (req, res) => {
    const session = sessionOf(req, state.sessions);
    if (session) res.send(accountPage(state.accounts.find(session.cpf)!, portalUrl));
    else res.redirect(303, `/entrar/${ACCOUNT_FLOW}`);
  });

  router.get("/conta/autorizacoes", (req, res) => {
    const session = sessionOf(req, state.sessions);
    if (session) res.send(consentsPage(state.consents.of(session.cpf), req.query.revogada !== undefined));
    else res.redirect(303, `/entrar/${ACCOUNT_FLOW}`);
  });

  router.post("/conta/autorizacoes/revogar", (req, res) => {
    const session = sessionOf(req, state.sessions);
    if (session) state.consents.revoke(session.cpf, String(req.body.servico ?? ""));
    res.redirect(303, "/conta/autorizacoes?revogada");
  });

  router.get("/logout", (req, res) => logout(req, res, context, req.query.post_logout_redirect_uri));
  router.post("/logout", (req, res) => logout(req, res, context, req.body.post_logout_redirect_uri));

  return router;
}

/** Ends the Gov.br session. The return address must be registered to the letter; otherwise the person stays here. */
function logout(req: Request, res: Response, context: WebContext, returnTo: unknown): void {
  const { state, postLogoutUris, portalUrl } = context;
  signOut(req, res, state.sessions);
  const registered = postLogoutUris.find((uri) => uri === returnTo);
  if (registered) res.redirect(303, registered);
  else res.send(signedOutPage({ unregistered: returnTo !== undefined, portalUrl }));
}
