import type { Express, Request, Response } from "express";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { actingAs, requireRole } from "../../staff/guard.ts";
import { InstanceFrame } from "../pages/instance-frame.tsx";
import { instancePath } from "../pages/instances.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { NOTE_FIELD, NotesView } from "../pages/notes.tsx";
import { sendOperatorPage } from "../send.tsx";

const PATH = `${ENGINE_PATH}/instancias/:id/notas`;
const LONGEST = 2_000;

/**
 * Notes of operators about an instance. They are kept in the store, because the engine's REST API takes comments on user
 * tasks only; comments that the engine has are shown beside them.
 */
export function setUpNotes(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(PATH, async (request, response) => {
    await send(request, response, null);
  });

  app.post(PATH, async (request, response) => {
    const member = await requireRole(context, response, "operator");
    const { id } = await context.engine.operations.instance(request.params.id!);
    const text = fieldOf(request.body, NOTE_FIELD).trim();
    if (text === "" || text.length > LONGEST) return send(request, response, text);
    const { actor, capacity, origin } = actingAs(member, "operator", response);
    await store.staff.note({ instanceId: id, accountId: actor, text, capacity, origin });
    await sessionOf(response).update({ notice: { kind: "success", text: operator.notes.saved } });
    response.redirect(303, instancePath(id, "notas"));
  });

  async function send({ params }: Request, response: Response, rejected: string | null): Promise<void> {
    const { operations } = context.engine;
    const instance = await operations.instance(String(params.id));
    const [notes, comments] = await Promise.all([store.staff.notesOf(instance.id), operations.comments(instance.id)]);
    const csrf = await sessionOf(response).csrfToken();
    await sendOperatorPage(
      context,
      response,
      { title: operator.notes.title, section: "instances", status: rejected === null ? 200 : 422 },
      <InstanceFrame instance={instance} part="notas">
        <NotesView {...{ notes, comments, rejected, csrf }} action={instancePath(instance.id, "notas")} />
      </InstanceFrame>,
    );
  }
}
