import type { Express, Request, Response } from "express";
import type { PortalContext } from "../../context.ts";
import { atLeast } from "../../credentials/answer-time.ts";
import { awaitStep } from "../../journey/await-step.ts";
import { beginJourney } from "../../journey/begin.ts";
import { serialise } from "../../journey/serialise.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { createLimit, networkOf } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { SaidPage } from "../pages/said.tsx";
import { EMAIL_FIELD, StartPage } from "../pages/start.tsx";
import { FOLLOW_PATH, FOREIGN_COMPANY, LEAVE_PATH, NATIONAL_PATH, REQUEST_PATH, START_PATH } from "../paths.ts";
import { sendForeignPage } from "../send.tsx";
import { requireRequest, textsOf, visitOf } from "../visit.ts";

/** Requests that one network may begin, and links it may ask for, in an hour. */
const LIMITS = { begin: 30, links: 10 };
/** Looks like an address; whether it is one, only a message shows. */
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** `/estrangeiras`: beginning a request, coming back to one, and leaving it. */
export function setUpForeignStart(app: Express, context: PortalContext): void {
  const { store, engine } = context;
  const [begun, links] = [createLimit(LIMITS.begin, 3_600), createLimit(LIMITS.links, 3_600)];

  app.get(START_PATH, async (request, response) => {
    context.forms.warm();
    await sendStart(request, response, null);
  });

  app.post(`${START_PATH}/comecar`, async (request, response) => {
    const session = sessionOf(response);
    await serialise(`foreign ${session.token}`, async () => {
      await session.refresh();
      const { language, request: open } = await visitOf(context, request, response);
      const started = open === null ? [] : await engine.historyProcessInstances({ processInstanceBusinessKey: open.id });
      if (open !== null && started.length > 0 && fieldOf(request.body, "outro") === "" && open.state === "draft") return;
      await begun.consume(networkOf(request.ip));
      // A request whose instance was never started, because the engine did not answer, is taken up again.
      const unstarted = open !== null && open.state === "draft" && started.length === 0;
      const { id } = unstarted ? open : await store.foreignCompanies.begin({ language, origin: request.ip ?? null });
      await session.update({ foreignRequestId: id, foreignEmail: null });
      await engine.startProcess(FOREIGN_COMPANY, { businessKey: id, variables: { language } });
    });
    response.redirect(303, REQUEST_PATH);
  });

  // The link in every message. It opens the request in this browser, and leaves the address bar.
  app.get(FOLLOW_PATH, async (request, response) => {
    const token = typeof request.query.codigo === "string" ? request.query.codigo : "";
    const open = await store.foreignCompanies.open(token);
    if (open !== null) {
      await sessionOf(response).update({ foreignRequestId: open.id, foreignEmail: null, language: open.language });
      response.redirect(303, REQUEST_PATH);
      return;
    }
    const visit = await visitOf(context, request, response);
    const { follow, start, journey } = textsOf(visit);
    await sendForeignPage(
      ...([context, request, response, visit, { title: follow.linkUnknownTitle, status: 410 }] as const),
      <SaidPage
        title={follow.linkUnknownTitle}
        text={follow.linkUnknown}
        links={[
          { href: `${START_PATH}#acompanhar`, label: start.followSend },
          { href: START_PATH, label: journey.toStart },
        ]}
      />,
    );
  });

  app.post(FOLLOW_PATH, async (request, response) => {
    const email = fieldOf(request.body, EMAIL_FIELD).trim();
    if (!ADDRESS.test(email)) return sendStart(request, response, email);
    await links.consume(networkOf(request.ip));
    await atLeast(store.foreignCompanies.sendLinks(email));
    const { start } = textsOf(await visitOf(context, request, response));
    await sessionOf(response).update({ notice: { kind: "info", text: start.followSent } });
    response.redirect(303, START_PATH);
  });

  app.post(LEAVE_PATH, async (request, response) => {
    const { follow } = textsOf(await visitOf(context, request, response));
    const notice = { kind: "info" as const, text: follow.left };
    await sessionOf(response).update({ foreignRequestId: null, foreignEmail: null, notice });
    response.redirect(303, START_PATH);
  });

  // On to the onboarding of companies with CNPJ, with the file of the request.
  app.post(NATIONAL_PATH, async (request, response) => {
    const session = sessionOf(response);
    const { request: open } = await requireRequest(context, request, response);
    if (open.state !== "national") return response.redirect(303, REQUEST_PATH);
    await beginJourney(context, session);
    const { journeyId } = session;
    if (journeyId !== null && open.journeyId !== journeyId) {
      await store.foreignCompanies.attachJourney(open.id, journeyId);
      await awaitStep(context, journeyId);
    }
    response.redirect(303, "/jornada");
  });

  async function sendStart(request: Request, response: Response, rejected: string | null): Promise<void> {
    const visit = await visitOf(context, request, response);
    const csrf = await sessionOf(response).csrfToken();
    await sendForeignPage(
      ...([context, request, response, visit, { title: textsOf(visit).start.title, wrong: rejected !== null }] as const),
      <StartPage language={visit.language} resumable={visit.request !== null} {...{ csrf, rejected }} />,
    );
  }
}
