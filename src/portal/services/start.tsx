import type { Express } from "express";
import type { EngineClient } from "../../camunda/client.ts";
import { isForeignPerson } from "../../domain/identifiers.ts";
import { isUuid } from "../../store/ids.ts";
import type { Process } from "../../store/types.ts";
import { services } from "../../texts/services.ts";
import { COMPANY_FIELD } from "../company/acting.ts";
import type { PortalContext } from "../context.ts";
import { serialise } from "../journey/serialise.ts";
import { sendPage } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { fieldOf } from "../middleware/parsing.ts";
import { RefusalBox } from "../pages/refusal.tsx";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";

/**
 * `/processos/iniciar`: opens a process. The key of the button makes it one, however often it is pressed; when the engine
 * does not answer, sending the same again goes on where it stopped.
 */
export function setUpStart(app: Express, context: PortalContext): void {
  const { store, engine } = context;

  app.post("/processos/iniciar", async (request, response) => {
    const account = await requireAccount(context, response);
    const field = (name: string) => fieldOf(request.body, name);
    const [companyId, serviceId, idempotencyKey] = [field(COMPANY_FIELD), field("servico"), field("chave")];
    const service = await store.services.get(serviceId);
    const serviceVersion = Number(field("versao"));
    const version = service?.versions.find((candidate) => candidate.version === serviceVersion);
    if (!isUuid(companyId) || !isUuid(idempotencyKey) || version === undefined) throw new PortalProblem("badRequest", 400);

    const opened = await serialise(`start ${account.id} ${idempotencyKey}`, async () => {
      const prepared = await store.processes.prepareStart({
        ...{ accountId: account.id, companyId, serviceId, serviceVersion, idempotencyKey },
        ...{
          assurance: { level: account.level, door: isForeignPerson(account.cpf) ? "credentials" : "govbr" },
          origin: request.ip ?? null,
        },
      });
      if ("refused" in prepared) return prepared;
      if (prepared.ticket !== null) await openInstance(engine, version.processKey, prepared.process, prepared.ticket);
      return prepared;
    });
    if ("process" in opened) {
      response.redirect(303, `/processos/${opened.process.id}`);
      return;
    }
    const { refusedTitle, back } = services.start;
    await sendPage(
      context,
      response,
      { title: refusedTitle, status: 403 },
      <Panel title={refusedTitle}>
        <RefusalBox code={opened.refused} reference={opened.reference} />
        <div class="actions">
          <a class="br-button secondary" href={`/processos?${new URLSearchParams({ [COMPANY_FIELD]: companyId })}`}>
            {back}
          </a>
        </div>
      </Panel>,
    );
  });
}

/** Starts the instance, unless an earlier try did whose answer was lost. */
async function openInstance(engine: EngineClient, processKey: string, process: Process, ticket: string): Promise<void> {
  const running = await engine.processInstances({ businessKey: process.id, processDefinitionKey: processKey });
  if (running.length > 0) return;
  await engine.startProcess(processKey, { businessKey: process.id, variables: { startTicket: ticket } });
}
