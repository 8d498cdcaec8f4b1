import type { Express } from "express";
import { type NoticeKind, noticeKinds, noticesByMail, staffNotices } from "../../domain/notices.ts";
import { abroad } from "../../texts/abroad/index.ts";
import { type NoticeData, notices as wording } from "../../texts/notices.ts";
import type { PortalContext } from "../context.ts";
import { languageFor } from "../language.ts";
import { sendPage } from "../layout/page.tsx";
import { valuesOf } from "../middleware/parsing.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";
import { NOTICES_PATH } from "./bell.tsx";
import { NoticesPage } from "./page.tsx";
import { BY_MAIL_FIELD, PreferencesPage } from "./preferences.tsx";

/** How many notices a page shows. */
const PAGE_SIZE = 20;

/** `/avisos`: what people are told, and which of it comes by mail as well. */
export function setUpNotices(app: Express, context: PortalContext): void {
  const { notices } = context.store;

  app.get(NOTICES_PATH, async (request, response) => {
    const account = await requireAccount(context, response);
    const { id: accountId } = account;
    const choice = await languageFor(account, request, response);
    const { language } = choice;
    const after = typeof request.query.depois === "string" ? request.query.depois : null;
    const [found, unread, csrf] = await Promise.all([
      notices.list({ accountId, after, limit: PAGE_SIZE + 1 }),
      notices.unreadCount(accountId),
      sessionOf(response).csrfToken(),
    ]);
    const shown = found.slice(0, PAGE_SIZE);
    const next = found.length > PAGE_SIZE ? shown.at(-1)!.id : null;
    await sendPage(
      context,
      response,
      { title: abroad[language].noticePages.title, ...choice },
      <NoticesPage notices={shown} further={after !== null} {...{ unread, next, csrf, language }} />,
    );
  });

  app.post(`${NOTICES_PATH}/lidos`, async (request, response) => {
    const account = await requireAccount(context, response);
    await notices.markRead({ accountId: account.id });
    const { language } = await languageFor(account, request, response);
    await sessionOf(response).update({ notice: { kind: "success", text: abroad[language].noticePages.marked } });
    response.redirect(303, NOTICES_PATH);
  });

  app.get(`${NOTICES_PATH}/preferencias`, async (request, response) => {
    const account = await requireAccount(context, response);
    const choice = await languageFor(account, request, response);
    const { language } = choice;
    const [kinds, chosen] = await Promise.all([kindsFor(account.id), notices.preferences(account.id)]);
    const csrf = await sessionOf(response).csrfToken();
    await sendPage(
      context,
      response,
      { title: abroad[language].noticePages.preferences.title, ...choice },
      <PreferencesPage {...{ account, kinds, chosen, csrf, language }} />,
    );
  });

  app.post(`${NOTICES_PATH}/preferencias`, async (request, response) => {
    const account = await requireAccount(context, response);
    const { id: accountId } = account;
    const wanted = valuesOf(request.body, BY_MAIL_FIELD);
    const before = await notices.preferences(accountId);
    for (const kind of await kindsFor(accountId)) {
      const byMail = wanted.includes(kind);
      // Only what was changed is a choice: the rest goes on with what Inmetro thinks best.
      if (byMail !== (before[kind] ?? noticesByMail[kind])) await notices.prefer({ accountId, kind, byMail });
    }
    const { language } = await languageFor(account, request, response);
    await sessionOf(response).update({ notice: { kind: "success", text: abroad[language].noticePages.preferences.saved } });
    response.redirect(303, `${NOTICES_PATH}/preferencias`);
  });

  /** What somebody may be told: things of a team only as somebody of the staff. */
  async function kindsFor(accountId: string): Promise<NoticeKind[]> {
    const isStaff = (await context.store.staff.rolesOf(accountId)).length > 0;
    return noticeKinds.filter((kind) => isStaff || !staffNotices.includes(kind));
  }

  // The way from a notice to what it is about: whoever goes it has read the notice.
  app.get(`${NOTICES_PATH}/:id`, async (request, response) => {
    const { id: accountId } = await requireAccount(context, response);
    const { id } = request.params;
    const notice = await notices.get({ accountId, id });
    if (notice === null) throw new PortalProblem("notFound", 404);
    await notices.markRead({ accountId, id });
    response.redirect(303, wording[notice.kind](notice.data as NoticeData).link.path);
  });
}
