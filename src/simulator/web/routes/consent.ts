import { type Request, type Response, Router } from "express";
import type { Provider } from "oidc-provider";
import { maskCpf } from "../../../domain/identifiers.ts";
import type { GovbrSession } from "../../state/sessions.ts";
import type { WebContext } from "../context.ts";
import { consentPage, termsPage } from "../pages/consent.tsx";
import { sessionOf } from "../session-cookie.ts";
import { flowOf, restartOf } from "./login.ts";

type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

/** The consent page of step 7: Negar or Autorizar. */
export function consentRoutes(context: WebContext): Router {
  const { state } = context;
  const router = Router();

  router.post("/entrar/:flow/autorizacao", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow?.interaction) return;
    const session = sessionOf(req, state.sessions);
    if (!session || flow.interaction.prompt.name !== "consent") res.redirect(303, `/entrar/${flow.id}`);
    else if (req.body.decisao === "autorizar") await allow(req, res, context, flow.interaction, session);
    else await deny(req, res, context);
  });

  router.get("/termos", (_req, res) => {
    res.send(termsPage());
  });

  return router;
}

/** Next step of an authorisation for somebody who is signed in: tell the provider who, then ask for consent. */
export async function continueAuthorisation(
  req: Request,
  res: Response,
  context: WebContext,
  interaction: Interaction,
  session: GovbrSession,
): Promise<void> {
  const { state, faults } = context;
  const provider = await context.provider();
  if (interaction.prompt.name === "login") {
    const login = { accountId: session.cpf, amr: session.amr, acr: session.id, ts: session.authTime };
    await provider.interactionFinished(req, res, { login }, { mergeWithLastSubmission: false });
  } else if (interaction.session?.acr !== session.id) {
    // Somebody else signed in in this browser meanwhile: begin again as that person.
    res.redirect(303, restartOf(interaction.params));
  } else if (faults.current().deny) {
    await deny(req, res, context);
  } else {
    const account = state.accounts.find(session.cpf)!;
    const name = account.socialName ?? account.name;
    res.send(consentPage({ flow: interaction.uid, name, cpf: maskCpf(account.cpf) }));
  }
}

async function allow(
  req: Request,
  res: Response,
  context: WebContext,
  { params }: Interaction,
  session: GovbrSession,
): Promise<void> {
  const { state, credential } = context;
  const provider = await context.provider();
  const scopes = String(params.scope ?? "").split(" ");
  state.consents.grant(session.cpf, credential.clientId, scopes);
  const grant = new provider.Grant({ accountId: session.cpf, clientId: credential.clientId });
  grant.addOIDCScope(scopes.join(" "));
  await provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } });
}

async function deny(req: Request, res: Response, context: WebContext): Promise<void> {
  const provider = await context.provider();
  const result = { error: "access_denied", error_description: "End-User aborted interaction" };
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}
