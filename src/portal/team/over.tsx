import type { ErrorRequestHandler, Express, Request } from "express";
import { parseEngineDate } from "../../camunda/values.ts";
import { brasiliaMoment } from "../../texts/moments.ts";
import { team as texts } from "../../texts/team.ts";
import type { PortalContext } from "../context.ts";
import { Panel } from "../layout/panel.tsx";
import { CSRF_FIELD } from "../middleware/csrf.ts";
import { fieldsOf } from "../middleware/parsing.ts";
import { nameOf } from "./names.ts";
import { TASKS_PATH } from "./paths.ts";
import { sendTeamPage } from "./send.tsx";
import { TaskOver } from "./team-task.ts";

/** What is typed freely is longer than codes are. */
const CODE_LENGTH = 16;

/** A task that is over: who completed it, and the text of whoever was still writing. */
export function setUpTaskOver(app: Express, context: PortalContext): void {
  const handler: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent || !(error instanceof TaskOver)) {
      next(error);
      return;
    }
    (async () => {
      const { gone } = texts;
      const { assignee, endTime, deleteReason, name, id } = error.task;
      const when = brasiliaMoment(endTime === null ? context.clock() : parseEngineDate(endTime));
      const task = name ?? id;
      const completed = deleteReason === "completed" && assignee !== null;
      const written = request.method === "POST" ? writtenIn(request) : [];
      await sendTeamPage(
        context,
        response,
        error.member,
        { title: gone.title, status: request.method === "POST" ? 409 : 410 },
        <Panel title={gone.title}>
          <p>{completed ? gone.by(task, await nameOf(context, assignee), when) : gone.cancelled(task, when)}</p>
          {request.method === "POST" && <p>{gone.nothingDone}</p>}
          {written.length > 0 && (
            <div class="plain-form">
              <label for="escrito">{gone.written}</label>
              <textarea id="escrito" rows={8} readOnly aria-describedby="dica-escrito">
                {written.join("\n\n")}
              </textarea>
              <p id="dica-escrito" class="fine">
                {gone.writtenHint}
              </p>
            </div>
          )}
          <div class="actions">
            <a class="br-button primary" href={TASKS_PATH}>
              {gone.back}
            </a>
          </div>
        </Panel>,
      );
    })().catch(next);
  };
  app.use(TASKS_PATH, handler);
}

/** The texts that somebody wrote into the form that was sent. */
function writtenIn(request: Request): string[] {
  const values = fieldsOf(request.body).flatMap(([name, sent]) => (name === CSRF_FIELD ? [] : sent.flatMap(textsIn)));
  return values.map((text) => text.trim()).filter((text) => text.length > CODE_LENGTH || /\s/.test(text));
}

/** What form-js collected comes as JSON; its texts are inside. */
function textsIn(value: string): string[] {
  if (!value.startsWith("{")) return [value];
  try {
    return Object.values(JSON.parse(value) as Record<string, unknown>).filter((inside) => typeof inside === "string");
  } catch {
    return [value];
  }
}
