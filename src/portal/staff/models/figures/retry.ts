import type { Express, Request } from "express";
import { EngineError } from "../../../../camunda/errors.ts";
import { operator } from "../../../../texts/operator.ts";
import type { PortalContext } from "../../../context.ts";
import { fieldOf, valuesOf } from "../../../middleware/parsing.ts";
import { CHOSEN_FIELD } from "../../../operator/pages/incidents.tsx";
import { retryIncident } from "../../../operator/retry.ts";
import { PAGE_SIZE } from "../../../operator/window.ts";
import { figuresPath } from "../paths.ts";
import { goTo, requireAnalyst } from "../send.tsx";
import { FILTER_FIELD } from "./incidents.tsx";

/** Trying incidents of the model again: each is an act of its own in the audit, under the role analyst. */
export function setUpFigureRetries(app: Express, context: PortalContext): void {
  const texts = operator.incidents;

  app.post(`${figuresPath(":processo")}/repetir`, async (request, response) => {
    const { member } = await requireAnalyst(context, response);
    const process = String((request as Request).params.processo);
    const chosen = [...new Set(valuesOf(request.body, CHOSEN_FIELD))].slice(0, PAGE_SIZE);
    let done = 0;
    // One after the other: each is an act of its own, with its own entries.
    for (const id of chosen)
      if ((await isOf(process, id)) && (await retryIncident(context, response, member, id, "analyst"))) done++;
    const failed = chosen.length - done;
    const given = fieldOf(request.body, FILTER_FIELD);
    const back =
      given.startsWith(`${figuresPath(process)}?`) && /^[\w./?=&%+-]{1,500}$/.test(given) ? given : figuresPath(process);
    if (chosen.length === 0) return goTo(response, back, "warning", texts.noneChosen);
    if (failed > 0) return goTo(response, back, "warning", texts.partly(done, failed));
    return goTo(response, back, "success", texts.retried(done));
  });

  /** Whether the incident is one of this model: others are not for this page. */
  async function isOf(process: string, id: string): Promise<boolean> {
    try {
      const { processDefinitionId } = await context.engine.operations.incident(id);
      return (await context.engine.operations.definition(processDefinitionId)).key === process;
    } catch (error) {
      if (error instanceof EngineError) return false;
      throw error;
    }
  }
}
