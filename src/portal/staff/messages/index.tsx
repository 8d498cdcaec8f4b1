import type { Express } from "express";
import { composeMessage } from "../../../mail/layout.tsx";
import { templates } from "../../../mail/templates.ts";
import { withoutSecrets } from "../../../mail/without-secrets.ts";
import type { MailStatus, OutboxMail } from "../../../store/types.ts";
import { staffMessages as texts } from "../../../texts/staff-messages.ts";
import type { PortalContext } from "../../context.ts";
import { sendPage } from "../../layout/page.tsx";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { AREA_PATHS, SUPPORT_ROLES } from "../areas.ts";
import { actingAs, requireOneOf } from "../guard.ts";
import { StaffNavigation } from "../navigation.tsx";
import { MessagesPage } from "./list-page.tsx";
import { MessagePage } from "./message-page.tsx";

/** Messages on one page. */
const SHOWN = 50;
const STATUSES: MailStatus[] = ["waiting", "failed", "sent"];

/** `/equipe/mensagens`: the outbox. What a message says is read one at a time, which the audit keeps. */
export function setUpMessages(app: Express, context: PortalContext): void {
  const { store } = context;
  const path = AREA_PATHS.messages;

  app.get(path, async (request, response) => {
    const { member, role } = await requireOneOf(context, response, SUPPORT_ROLES);
    const { situacao, busca, depois } = request.query;
    const status = STATUSES.find((one) => one === situacao) ?? null;
    const text = typeof busca === "string" ? busca.trim().slice(0, 254) : "";
    const after = typeof depois === "string" ? depois : null;
    const [entries, counts] = await Promise.all([
      store.outbox.page({ ...(status !== null && { status }), ...(text !== "" && { text }), after, limit: SHOWN + 1 }),
      store.outbox.counts(),
    ]);
    if (text !== "") {
      const details = { text, found: Math.min(entries.length, SHOWN) };
      await store.audit.append({ ...actingAs(member, role, response), action: "mail-searched", subject: "outbox", details });
    }
    const csrf = await sessionOf(response).csrfToken();
    const shown = { entries: entries.slice(0, SHOWN), more: entries.length > SHOWN };
    await sendPage(
      context,
      response,
      { title: texts.title },
      <>
        <StaffNavigation member={member} current={path} />
        <MessagesPage {...{ status, text, counts, csrf }} {...shown} />
      </>,
    );
  });

  app.get(`${path}/:id`, async (request, response) => {
    const { member, role } = await requireOneOf(context, response, SUPPORT_ROLES);
    const mail = await store.outbox.get(String(request.params.id));
    if (mail === null) throw new PortalProblem("notFound", 404);
    const about = { action: "mail-read", subject: mail.id, details: { template: mail.template } };
    await store.audit.append({ ...actingAs(member, role, response), ...about });
    const csrf = await sessionOf(response).csrfToken();
    await sendPage(
      context,
      response,
      { title: texts.templates[mail.template] },
      <>
        <StaffNavigation member={member} current={path} />
        <MessagePage mail={mail} content={contentOf(mail, context.publicUrl)} csrf={csrf} />
      </>,
    );
  });

  app.post(`${path}/:id/tentar`, async (request, response) => {
    const { member, role } = await requireOneOf(context, response, SUPPORT_ROLES);
    const due = await store.outbox.retry({ id: String(request.params.id), ...actingAs(member, role, response) });
    const notice = due ? ({ kind: "success", text: texts.retried } as const) : ({ kind: "info", text: texts.gone } as const);
    await sessionOf(response).update({ notice });
    response.redirect(303, path);
  });
}

/** What a message says, as text, but for what opens doors; null when its data do not make a message. */
function contentOf({ template, data }: OutboxMail, portalUrl: string): string | null {
  try {
    const { subject, text } = composeMessage(templates[template](withoutSecrets(data), portalUrl));
    return `${subject}\n\n${text}`;
  } catch {
    return null;
  }
}
