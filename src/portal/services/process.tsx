import type { Express, Request, Response } from "express";
import type { ComponentChildren } from "preact";
import { EngineError } from "../../camunda/errors.ts";
import type { Task } from "../../camunda/types.ts";
import { portal } from "../../texts/portal.ts";
import { services } from "../../texts/services.ts";
import type { PortalContext } from "../context.ts";
import { answersOf } from "../forms/answers.ts";
import type { Answers, FieldError, FormSchema } from "../forms/types.ts";
import { DIAGRAM_ASSETS } from "../layout/diagram.tsx";
import { type PageOptions, sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { describeBasis, readCourse, serviceTitle } from "./about.ts";
import { ownProcess, seenProcess } from "./access.ts";
import { mayAttach, mayRemove } from "./attaching.ts";
import { AboutProcess } from "./pages/about.tsx";
import { DocumentsPanel } from "./pages/documents.tsx";
import { ProcessFrame } from "./pages/frame.tsx";
import { StandingPanel, TaskPanel } from "./pages/standing.tsx";
import { awaitPlace, readPlace, type Standing } from "./standing.ts";

/** Seconds until the page about an automatic step asks again. */
const REFRESH_S = 2;

/** What a rejected submission brings back to the page. */
interface Rejection {
  answers: Answers;
  errors: FieldError[];
}

/** `/processos/:id`: where a process stands, what is to be done in it, and how it came there. */
export function setUpProcess(app: Express, context: PortalContext): void {
  const { engine, forms } = context;

  app.get("/processos/:id", async (request, response) => {
    await sendProcess(context, request, response);
  });

  app.get("/processos/:id/modelo.bpmn", async (request, response) => {
    const { process, account } = await seenProcess(context, request, response);
    const { instance } = await readPlace(context, process, account.id);
    if (instance === null) {
      response.status(404).end();
      return;
    }
    const xml = await engine.processDefinitionXml(instance.processDefinitionId);
    // Never as a document of our own: what an analyst deployed could hold markup.
    response.type("text/plain").set("x-content-type-options", "nosniff").send(xml);
  });

  app.post("/processos/:id/tarefas/:task", async (request, response) => {
    const { process, account } = await ownProcess(context, request, response);
    const session = sessionOf(response);
    const alreadyDone = () => session.update({ notice: { kind: "info", text: portal.journey.alreadyDone } });
    const { standing } = await readPlace(context, process, account.id);
    if (standing.kind !== "task" || standing.task.id !== request.params.task) {
      await alreadyDone();
      response.redirect(303, `/processos/${process.id}`);
      return;
    }
    const { task } = standing;
    const [schema, variables] = await Promise.all([
      engine.deployedForm(task.id) as Promise<FormSchema>,
      engine.formVariables(task.id),
    ]);
    const answers = answersOf(request);
    const { data, errors } = await forms.submit(schema, variables, answers);
    if (errors.length > 0) {
      await sendProcess(context, request, response, { answers, errors });
      return;
    }
    try {
      await engine.submitTaskForm(task.id, data);
    } catch (error) {
      // The engine answers 500 for a task that is gone: only asking again tells that from a failure.
      if (!(error instanceof EngineError) || (await engine.tasks({ taskId: task.id })).length > 0) throw error;
      await alreadyDone();
    }
    response.redirect(303, `/processos/${process.id}`);
  });
}

async function sendProcess(
  context: PortalContext,
  request: Request,
  response: Response,
  rejection: Rejection | null = null,
): Promise<void> {
  const { store } = context;
  const { account, own, process: seen } = await seenProcess(context, request, response);
  const { process, standing, instance } = await awaitPlace(context, seen.id, account.id);
  const csrf = await sessionOf(response).csrfToken();
  const [service, basis, course, documents, companies, opinion] = await Promise.all([
    store.services.get(process.serviceId),
    describeBasis(context, process),
    instance === null || process.instanceId === null ? null : readCourse(context, instance),
    store.documents.ofProcess(process.id),
    store.members.companiesOf(account.id),
    instance !== null && process.state === "finished" ? context.engine.historyVariable(instance.id, "opinion") : null,
  ]);
  const top = await describeTop(context, process, standing, csrf, rejection);
  if (standing.kind === "opening" || standing.kind === "processing") response.set("refresh", String(REFRESH_S));
  const chosenId = sessionOf(response).data?.companyId ?? null;
  const attach = own && mayAttach(process);
  await sendPage(
    context,
    response,
    {
      ...top.page,
      scripts: [
        ...(top.page.scripts ?? []),
        ...(attach ? ["documents.js"] : []),
        ...(course === null ? [] : DIAGRAM_ASSETS.scripts),
      ],
      styles: course === null ? [] : DIAGRAM_ASSETS.styles,
    },
    <ProcessFrame {...{ process, companies, chosenId, csrf }}>
      {top.content}
      {process.instanceId !== null && (
        <DocumentsPanel
          {...{ process, documents, csrf, attach }}
          removable={documents.filter((document) => own && mayRemove(process, document, standing)).map(({ id }) => id)}
        />
      )}
      <AboutProcess
        {...{ process, basis, course, service }}
        title={serviceTitle(service, process)}
        opinion={typeof opinion === "string" ? opinion : null}
      />
    </ProcessFrame>,
  );
}

interface Top {
  page: PageOptions;
  content: ComponentChildren;
}

/** What stands first in the page: what is to be done, or what is being waited for. */
async function describeTop(
  context: PortalContext,
  process: Parameters<typeof StandingPanel>[0]["process"],
  standing: Standing,
  csrf: string,
  rejection: Rejection | null,
): Promise<Top> {
  if (standing.kind !== "task") {
    return {
      page: { title: services.process.title(process.number) },
      content: <StandingPanel {...{ process, standing }} />,
    };
  }
  const { task, progress } = standing;
  const { form, schema } = await drawForm(context, task, rejection);
  const title = task.name ?? portal.journey.continue;
  return {
    page: {
      title: rejection === null ? title : portal.journey.errorTitle(title),
      status: rejection === null ? 200 : 422,
      scripts: form.choice === null ? ["task.js"] : [],
    },
    content: (
      <TaskPanel
        {...{ title, progress, form, schema, csrf }}
        attach={mayAttach(process)}
        action={`/processos/${process.id}/tarefas/${encodeURIComponent(task.id)}`}
        errors={rejection?.errors ?? []}
      />
    ),
  };
}

async function drawForm({ engine, forms }: PortalContext, task: Task, rejection: Rejection | null) {
  const [schema, variables] = await Promise.all([
    engine.deployedForm(task.id) as Promise<FormSchema>,
    engine.formVariables(task.id),
  ]);
  return { schema, form: await forms.render(schema, variables, rejection?.answers ?? null) };
}
