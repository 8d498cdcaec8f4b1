import type { Express, Response } from "express";
import type { Incident } from "../../camunda/types.ts";
import { portal } from "../../texts/portal.ts";
import { problems } from "../../texts/portal-problems.ts";
import type { PortalContext } from "../context.ts";
import { awaitStep } from "../journey/await-step.ts";
import { ignoreMismatch } from "../journey/mismatch.ts";
import type { ModelElement } from "../journey/model.ts";
import type { JourneyState } from "../journey/state.ts";
import { accountOf, sendPage } from "../layout/page.tsx";
import { type BrowserData, type BrowserSession, sessionOf } from "../middleware/sessions.ts";
import { beginPending } from "../migration/begin.ts";
import { EndPage } from "../pages/end.tsx";
import { ProblemPage } from "../pages/problem.tsx";
import { ProcessingPage } from "../pages/processing.tsx";
import { recordProblem } from "../record.ts";
import { sendTask } from "./task-page.tsx";
import { sendWaiting } from "./waiting-page.tsx";

/** Ends after which the person's home is the next page. */
const REGISTERED = new Set(["representative-registered", "member-registered"]);

/** Seconds until the page about an automatic step asks again. */
const REFRESH_S = 2;

/** `/jornada`: whatever this browser's journey needs now. */
export function setUpJourney(app: Express, context: PortalContext): void {
  app.get("/jornada", async (_request, response) => {
    const session = sessionOf(response);
    const { journeyId } = session;
    if (journeyId === null) {
      await toEntry(session, response);
      return;
    }
    await sendState(context, response, await awaitStep(context, journeyId));
  });

  app.post("/jornada/sem-empresa", async (_request, response) => {
    const { journeyId } = sessionOf(response);
    if (journeyId !== null && (await mayWalk(context, response, journeyId))) {
      await context.engine
        .correlateMessage({ messageName: "company-link-abandoned", businessKey: journeyId })
        .catch(ignoreMismatch);
    }
    response.redirect(303, "/jornada");
  });
}

async function sendState(context: PortalContext, response: Response, state: JourneyState): Promise<void> {
  const session = sessionOf(response);
  switch (state.kind) {
    case "none":
      return toEntry(session, response);
    case "task":
      return sendTask(context, response, state);
    case "waiting":
      return sendWaiting(context, response, state);
    case "processing":
      response.set("refresh", String(REFRESH_S));
      return sendPage(context, response, { title: portal.processing.title }, <ProcessingPage progress={state.progress} />);
    case "incident":
      return sendIncident(context, response, state.incident);
    case "ended":
      return sendEnd(context, response, state);
  }
}

async function sendIncident(context: PortalContext, response: Response, { id, activityId }: Incident): Promise<void> {
  const session = sessionOf(response);
  // The same incident keeps its number, however often the person looks.
  let shown = (session.data as BrowserData | null)?.incident ?? null;
  if (shown?.id !== id) {
    shown = { id, reference: await recordProblem(context, response, "journey-incident", { activity: activityId, incident: id }) };
    await session.update({ incident: shown });
  }
  const texts = problems.incident;
  await sendPage(
    context,
    response,
    { title: texts.title },
    <ProblemPage
      texts={texts}
      next={texts.next}
      reference={shown.reference}
      actions={[{ href: "/jornada", label: problems.tryAgain }]}
    />,
  );
}

async function sendEnd(
  context: PortalContext,
  response: Response,
  { endEvent, cancelled }: Extract<JourneyState, { kind: "ended" }>,
): Promise<void> {
  const session = sessionOf(response);
  const account = await accountOf(context, response);
  if (endEvent !== null && REGISTERED.has(endEvent.id) && account?.confirmedAt) {
    const text = endEvent.documentation ?? endEvent.name;
    await session.update({ journeyId: null, notice: text === null ? null : { kind: "success", text } });
    response.redirect(303, (await beginPending(context, session, account)) ?? "/inicio");
    return;
  }
  const texts = portal.ended;
  await sendPage(
    context,
    response,
    { title: cancelled ? texts.cancelledTitle : (endEvent?.name ?? texts.again) },
    <EndPage
      title={cancelled ? texts.cancelledTitle : (endEvent?.name ?? texts.again)}
      text={cancelled ? texts.cancelledText : (endEvent?.documentation ?? "")}
      csrf={await session.csrfToken()}
      signedIn={account !== null}
      next={nextOf(endEvent)}
    />,
  );
}

/** The page of ours at which the model says that it goes on: properties `continue` and `continue-label` of the end event. */
function nextOf(endEvent: ModelElement | null): { path: string; label: string } | null {
  const path = endEvent?.properties.get("continue");
  if (path === undefined || !/^\/(?![/\\])/.test(path)) return null;
  return { path, label: endEvent?.properties.get("continue-label") ?? portal.journey.continue };
}

async function toEntry(session: BrowserSession, response: Response): Promise<void> {
  await session.update({ journeyId: null, notice: { kind: "info", text: portal.journey.none } });
  response.redirect(303, "/");
}

/** A journey belongs to the browser that began it, and from the login on to the account as well. */
export async function mayWalk({ store }: PortalContext, response: Response, journeyId: string): Promise<boolean> {
  const journey = await store.journeys.get(journeyId);
  return journey !== null && (journey.accountId === null || journey.accountId === sessionOf(response).accountId);
}
