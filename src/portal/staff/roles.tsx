import type { Express, Response } from "express";
import { normaliseCpf } from "../../domain/identifiers.ts";
import { readStaffRole } from "../../domain/staff.ts";
import type { StaffGrant } from "../../store/types.ts";
import { staff } from "../../texts/staff.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { fieldOf } from "../middleware/parsing.ts";
import { type Notice, sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { actingAs, requireRole } from "./guard.ts";
import { StaffNavigation } from "./navigation.tsx";
import { emptyGrant, type GrantForm, RevokePage, RolesPage } from "./roles-page.tsx";

const REASON_LIMIT = 500;

/** Roles of staff, for administrators: seen, given and taken. */
export function setUpRoles(app: Express, context: PortalContext): void {
  const { store } = context;
  const texts = staff.roles;

  const leave = async (response: Response, kind: Notice["kind"], text: string) => {
    await sessionOf(response).update({ notice: { kind, text } });
    response.redirect(303, "/equipe/papeis");
  };
  const requireGrant = async (id: string | undefined): Promise<StaffGrant> => {
    const grant = await store.staff.grantOf(id ?? "");
    if (grant === null) throw new PortalProblem("notFound", 404);
    return grant;
  };

  app.get("/equipe/papeis", async (_request, response) => {
    await sendRoles(context, response, emptyGrant);
  });

  app.post("/equipe/papeis", async (request, response) => {
    const member = await requireRole(context, response, "administrator");
    const field = (name: string) => fieldOf(request.body, name).trim();
    const form: GrantForm = {
      ...{ cpf: field("cpf"), role: field("role"), team: field("team"), reason: field("reason") },
      errors: [],
    };
    const cpf = normaliseCpf(form.cpf);
    const role = readStaffRole(form.role === "service-team" ? `service-team:${form.team}` : form.role);
    if (cpf === null) form.errors.push("cpf");
    if (role === null) form.errors.push("role");
    if (!isReason(form.reason)) form.errors.push("reason");
    if (cpf === null || role === null || form.errors.length > 0) {
      await sendRoles(context, response, form);
      return;
    }
    const given = await store.staff.grant({ cpf, role, reason: form.reason, ...actingAs(member, "administrator", response) });
    if (given) await leave(response, "success", texts.granted(staff.role(role)));
    else await leave(response, "info", texts.already(staff.role(role)));
  });

  app.get("/equipe/papeis/:id/retirar", async (request, response) => {
    await sendRevoke(context, response, () => requireGrant(request.params.id), false);
  });

  app.post("/equipe/papeis/:id/retirar", async (request, response) => {
    const member = await requireRole(context, response, "administrator");
    const reason = fieldOf(request.body, "reason").trim();
    if (!isReason(reason)) {
      await sendRevoke(context, response, () => requireGrant(request.params.id), true);
      return;
    }
    const grant = await store.staff.grantOf(request.params.id ?? "");
    if (grant === null) return leave(response, "info", texts.gone);
    // An administrator who locks himself out may be the last one.
    if (grant.role === "administrator" && grant.accountId === member.account.id) return leave(response, "warning", texts.ownRole);
    await store.staff.revoke({ cpf: grant.cpf, role: grant.role, reason, ...actingAs(member, "administrator", response) });
    await leave(response, "success", texts.revoked(staff.role(grant.role)));
  });
}

function isReason(text: string): boolean {
  return text !== "" && text.length <= REASON_LIMIT;
}

async function sendRoles(context: PortalContext, response: Response, form: GrantForm): Promise<void> {
  const member = await requireRole(context, response, "administrator");
  const csrf = await sessionOf(response).csrfToken();
  await sendPage(
    context,
    response,
    { title: staff.roles.title, status: form.errors.length > 0 ? 422 : 200 },
    <>
      <StaffNavigation member={member} current="/equipe/papeis" />
      <RolesPage grants={await context.store.staff.list()} form={form} csrf={csrf} />
    </>,
  );
}

async function sendRevoke(
  context: PortalContext,
  response: Response,
  read: () => Promise<StaffGrant>,
  invalid: boolean,
): Promise<void> {
  await requireRole(context, response, "administrator");
  const grant = await read();
  const csrf = await sessionOf(response).csrfToken();
  await sendPage(
    context,
    response,
    { title: staff.roles.revokeTitle, status: invalid ? 422 : 200 },
    <RevokePage grant={grant} invalid={invalid} csrf={csrf} />,
  );
}
