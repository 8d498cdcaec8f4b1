import type { Express, Response } from "express";
import { EngineError } from "../../../camunda/errors.ts";
import { readDay } from "../../../domain/brasilia-days.ts";
import { DEADLINE_CHANGED, DEADLINE_KEY, deadlineAfter, hasPassed } from "../../../domain/migration-deadline.ts";
import { migrationDeadline } from "../../../texts/migration-deadline.ts";
import { lastDay } from "../../../texts/moments.ts";
import type { PortalContext } from "../../context.ts";
import { sendPage } from "../../layout/page.tsx";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { AREA_PATHS, SUPPORT_ROLES } from "../areas.ts";
import { actingAs, requireOneOf, requireRole, type StaffMember } from "../guard.ts";
import { StaffNavigation } from "../navigation.tsx";
import { effectsOf } from "./effects.ts";
import { type DeadlineForm, DeadlinePage, DeadlineReviewPage } from "./page.tsx";

const REASON_LIMIT = 500;
const texts = migrationDeadline.staff;

/** `/equipe/migracao/prazo`: the deadline, seen by those who help people, moved by administrators. */
export function setUpDeadline(app: Express, context: PortalContext): void {
  const { store, clock } = context;
  const path = AREA_PATHS.deadline;

  app.get(path, async (_request, response) => {
    const { member } = await requireOneOf(context, response, SUPPORT_ROLES);
    await sendDeadline(context, response, member, { day: "", reason: "", errors: {} });
  });

  app.post(path, async (request, response) => {
    const member = await requireRole(context, response, "administrator");
    const form = readForm(fieldOf(request.body, "dia").trim(), fieldOf(request.body, "motivo").trim(), clock());
    if (form.at === null) return sendDeadline(context, response, member, form);
    const { at, reason } = form;
    if (fieldOf(request.body, "confirmado") !== "sim") {
      const props = { day: lastDay(at), reason, effects: effectsOf(at, clock(), await store.migrationDeadline.reach()) };
      const csrf = await sessionOf(response).csrfToken();
      return sendPage(
        context,
        response,
        { title: texts.reviewTitle },
        <>
          <StaffNavigation member={member} current={path} />
          <DeadlineReviewPage {...props} csrf={csrf} />
        </>,
      );
    }
    await store.migrationDeadline.set({ at, reason, ...actingAs(member, "administrator", response) });
    await wakeFollower(context);
    await sessionOf(response).update({ notice: { kind: "success", text: texts.saved(lastDay(at)) } });
    response.redirect(303, path);
  });
}

function readForm(day: string, reason: string, now: Date): DeadlineForm & { at: Date | null } {
  const errors: DeadlineForm["errors"] = {};
  const start = readDay(day);
  const at = start ? deadlineAfter(start) : null;
  if (at === null) errors.day = texts.dayInvalid;
  else if (hasPassed(at, now)) errors.day = texts.dayPast;
  if (reason === "" || reason.length > REASON_LIMIT) errors.reason = texts.reasonInvalid;
  return { day, reason, errors, at: Object.keys(errors).length === 0 ? at : null };
}

/** Has the model look at the new deadline at once. Should the engine not answer, the workers notice within a minute. */
async function wakeFollower({ engine, log }: PortalContext): Promise<void> {
  try {
    await engine.correlateMessage({ messageName: DEADLINE_CHANGED, businessKey: DEADLINE_KEY });
  } catch (error) {
    if (error instanceof EngineError && error.isMismatch) return;
    log.warn({ err: error }, "the model that follows the deadline could not be told that it was moved");
  }
}

async function sendDeadline(context: PortalContext, response: Response, member: StaffMember, form: DeadlineForm): Promise<void> {
  const { store, clock } = context;
  const [history, reach] = await Promise.all([store.migrationDeadline.history(), store.migrationDeadline.reach()]);
  const mayMove = member.roles.includes("administrator");
  await sendPage(
    context,
    response,
    { title: texts.title, status: Object.keys(form.errors).length > 0 ? 422 : 200 },
    <>
      <StaffNavigation member={member} current={AREA_PATHS.deadline} />
      <DeadlinePage
        {...{ history, reach, now: clock(), form: mayMove ? form : null }}
        csrf={await sessionOf(response).csrfToken()}
      />
    </>,
  );
}
