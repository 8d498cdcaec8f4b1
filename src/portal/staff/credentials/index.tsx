import type { Express, Response } from "express";
import { StoreError } from "../../../store/errors.ts";
import type { CredentialOfPerson } from "../../../store/types.ts";
import { staffCredentials as texts } from "../../../texts/staff-credentials.ts";
import type { PortalContext } from "../../context.ts";
import { sendPage } from "../../layout/page.tsx";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { AREA_PATHS, SUPPORT_ROLES } from "../areas.ts";
import { actingAs, requireOneOf } from "../guard.ts";
import { StaffNavigation } from "../navigation.tsx";
import { actsOf, type CredentialActName, CredentialListPage, CredentialPage, type CredentialPageProps } from "./pages.tsx";

const SHOWN = 20;
const REASON_LIMIT = 500;

/** `/equipe/acessos`: the credentials of people without CPF; a second factor is taken away here, and nowhere else. */
export function setUpStaffCredentials(app: Express, context: PortalContext): void {
  const { store } = context;
  const path = AREA_PATHS.credentials;

  app.get(path, async (request, response) => {
    const { member, role } = await requireOneOf(context, response, SUPPORT_ROLES);
    const search = typeof request.query.busca === "string" ? request.query.busca.trim().slice(0, 254) : "";
    const page = Math.min(Math.max(Number.parseInt(String(request.query.pagina), 10) || 1, 1), 10_000);
    const window = { first: (page - 1) * SHOWN, size: SHOWN };
    const found = await store.credentials.list({ search, offset: window.first, limit: SHOWN });
    if (search !== "") {
      const details = { text: search, found: found.credentials.length };
      const about = { action: "credentials-searched", subject: "credentials", details };
      await store.audit.append({ ...actingAs(member, role, response), ...about });
    }
    await sendPage(
      ...([context, response, { title: texts.title }] as const),
      <>
        <StaffNavigation member={member} current={path} />
        <CredentialListPage {...{ search, window }} {...found} />
      </>,
    );
  });

  app.get(`${path}/:id`, async (request, response) => {
    const { member, role } = await requireOneOf(context, response, SUPPORT_ROLES);
    const credential = await find(request.params.id);
    const about = { action: "credential-viewed", subject: credential.accountId, details: {} };
    await store.audit.append({ ...actingAs(member, role, response), ...about });
    await send(response, credential, null);
  });

  app.post(`${path}/:id`, async (request, response) => {
    const { member, role } = await requireOneOf(context, response, SUPPORT_ROLES);
    const credential = await find(request.params.id);
    const reason = fieldOf(request.body, "motivo").trim();
    const chosen = fieldOf(request.body, "ato");
    const act = actsOf[credential.state].find((one) => one === chosen) ?? null;
    const errors: ("ato" | "motivo")[] = [];
    if (act === null) errors.push("ato");
    if (reason === "" || reason.length > REASON_LIMIT) errors.push("motivo");
    if (act === null || errors.length > 0) return send(response, credential, { act: chosen, reason, errors });
    const { accountId } = credential;
    const said = await perform(act, { accountId, reason, ...actingAs(member, role, response) });
    await sessionOf(response).update({ notice: said });
    response.redirect(303, `${path}/${accountId}`);
  });

  async function perform(act: CredentialActName, request: Parameters<typeof store.credentials.block>[0]) {
    try {
      await store.credentials[act](request);
      return { kind: "success", text: texts.done[act] } as const;
    } catch (error) {
      if (!(error instanceof StoreError && error.code !== "database-unavailable")) throw error;
      return { kind: "warning", text: texts.gone } as const;
    }
  }

  async function find(id: string | undefined): Promise<CredentialOfPerson> {
    const [credential, account] = await Promise.all([store.credentials.get(id ?? ""), store.accounts.get(id ?? "")]);
    if (credential === null || account === null) throw new PortalProblem("notFound", 404);
    return { ...credential, account };
  }

  async function send(response: Response, credential: CredentialOfPerson, sent: CredentialPageProps["sent"]): Promise<void> {
    const { member } = await requireOneOf(context, response, SUPPORT_ROLES);
    const companies = await store.members.companiesOf(credential.accountId);
    const csrf = await sessionOf(response).csrfToken();
    await sendPage(
      ...([context, response, { title: credential.account.displayName, status: sent === null ? 200 : 422 }] as const),
      <>
        <StaffNavigation member={member} current={path} />
        <CredentialPage {...{ credential, companies, csrf, sent }} />
      </>,
    );
  }
}
