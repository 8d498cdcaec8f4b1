import { type Request, type Response, Router } from "express";
import { formatCpf, normaliseCpf } from "../../../domain/identifiers.ts";
import { simulator as texts } from "../../../texts/simulator.ts";
import type { LoginCertificate } from "../../state/sessions.ts";
import type { WebContext } from "../context.ts";
import { ACCOUNT_FLOW, COMPANY_FLOW, type Flow, openFlow } from "../flow.ts";
import { loginPage, passwordPage } from "../pages/login.tsx";
import { errorPage } from "../pages/messages.tsx";
import { signUpPage } from "../pages/sign-up.tsx";
import { sessionOf, signIn, signOut } from "../session-cookie.ts";
import { checkSignUpForm, digits, readSignUpForm } from "../sign-up-form.ts";
import { continueAuthorisation } from "./consent.ts";

/** Signing in with CPF and password, and signing up. Certificates: routes/certificate.ts. */
export function loginRoutes(context: WebContext): Router {
  const { state } = context;
  const router = Router();

  router.get("/entrar/:flow", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow) return;
    const session = sessionOf(req, state.sessions);
    if (!session) res.send(loginPage({ flow: flow.id }));
    else if (flow.interaction) await continueAuthorisation(req, res, context, flow.interaction, session);
    else res.redirect(303, flow.id === COMPANY_FLOW ? "/conta/empresas/gerenciar" : "/conta");
  });

  router.post("/entrar/:flow/cpf", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow) return;
    const typed = String(req.body.cpf ?? "");
    const cpf = normaliseCpf(typed);
    const error = cpf === null ? texts.login.cpfInvalid : state.accounts.find(cpf) ? null : texts.login.cpfUnknown;
    if (cpf === null || error) res.status(422).send(loginPage({ flow: flow.id, cpf: typed, error: error ?? "" }));
    else res.send(passwordPage({ flow: flow.id, cpf, shown: formatCpf(cpf), wrong: false }));
  });

  router.post("/entrar/:flow/senha", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow) return;
    const cpf = normaliseCpf(String(req.body.cpf ?? "")) ?? "";
    const account = state.accounts.authenticate(cpf, String(req.body.senha ?? ""));
    if (account) openSession(req, res, context, flow, { cpf, amr: ["passwd"], certificate: null });
    else res.status(422).send(passwordPage({ flow: flow.id, cpf, shown: formatCpf(cpf), wrong: true }));
  });

  router.get("/entrar/:flow/criar-conta", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (flow) res.send(signUpPage({ flow: flow.id }));
  });

  router.post("/entrar/:flow/criar-conta", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow) return;
    const form = readSignUpForm(req.body);
    const errors = checkSignUpForm(form, state.accounts);
    if (Object.keys(errors).length > 0) {
      res.status(422).send(signUpPage({ flow: flow.id, form, errors }));
      return;
    }
    const cpf = normaliseCpf(form.cpf)!;
    const { name, email, emailVerified, password } = form;
    state.accounts.add({
      cpf,
      name,
      socialName: null,
      email,
      emailVerified,
      phone: digits(form.phone),
      phoneVerified: true,
      level: "bronze",
      seals: ["201"],
      grantor: null,
      password,
    });
    openSession(req, res, context, flow, { cpf, amr: ["passwd"], certificate: null });
  });

  router.post("/entrar/:flow/outra-conta", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow) return;
    signOut(req, res, state.sessions);
    res.redirect(303, flow.interaction ? restartOf(flow.interaction.params) : `/entrar/${ACCOUNT_FLOW}`);
  });

  return router;
}

/** The flow of the address; when it is over, says so in a page and gives null. */
export async function flowOf(req: Request, res: Response, context: WebContext): Promise<Flow | null> {
  const flow = await openFlow(String(req.params.flow), req, res, context.provider);
  if (!flow) {
    const { portalUrl } = context;
    res.status(410).send(errorPage({ code: "authentication_expired", description: texts.error.expired, portalUrl }));
  }
  return flow;
}

/** Opens the Gov.br session and goes on with what the person came for. */
export function openSession(
  req: Request,
  res: Response,
  { state }: WebContext,
  flow: Flow,
  login: { cpf: string; amr: string[]; certificate: LoginCertificate | null },
): void {
  signIn(req, res, state.sessions, login);
  res.redirect(303, `/entrar/${flow.id}`);
}

/** The same authorisation from its beginning, with the parameters the service sent. */
export function restartOf(params: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
  return `/authorize?${query}`;
}
