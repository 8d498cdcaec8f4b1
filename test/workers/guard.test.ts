import { randomUUID } from "node:crypto";
import { createSweeper } from "../../src/process/sweeper.ts";
import type { Process } from "../../src/store/types.ts";
import { type Office, openOffice } from "../portal/services/support/office.ts";
import { createLogger } from "../portal/support/log.ts";
import { PATIENCE } from "../support/engine.ts";
import { until } from "../support/until.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, PATIENCE);
afterAll(() => office?.stop());

const KEY = "service-request";

/** What the portal has in hand when it starts a process. */
async function prepare(parts: { companyId?: string; serviceId?: string } = {}): Promise<{ process: Process; ticket: string }> {
  const prepared = await office.store.processes.prepareStart({
    ...{ accountId: office.ana.id, companyId: office.alfa, serviceId: "p001", idempotencyKey: randomUUID(), ...parts },
    serviceVersion: (await office.store.services.get(parts.serviceId ?? "p001"))!.versions[0]!.version,
  });
  if ("refused" in prepared) throw new Error(prepared.refused);
  return { process: prepared.process, ticket: prepared.ticket! };
}
const start = (businessKey: string, variables: Record<string, unknown>, key = KEY) =>
  office.engine.startProcess(key, { businessKey, variables });

/** The end event at which an instance came to its end; null while it runs. */
async function endOf(id: string): Promise<string | null> {
  const [instance] = await office.engine.historyProcessInstances({ processInstanceId: id });
  if (instance!.endTime === null) return null;
  const activities = await office.engine.historyActivityInstances({ processInstanceId: id });
  return activities.find(({ activityType }) => activityType === "noneEndEvent")?.activityId ?? "none";
}
/** Waits until the guard has refused an instance; gives the code. */
async function refusalOf(id: string): Promise<unknown> {
  await until("the start is refused", async () => (await endOf(id)) === "start-refused");
  const [guard] = await office.engine.historyProcessInstances({ superProcessInstanceId: id });
  return office.engine.historyVariable(guard!.id, "refusalCode");
}
const openTasks = (id: string) => office.engine.tasks({ processInstanceId: id });
const untilTask = (id: string) => until("a task stands open", async () => (await openTasks(id))[0] ?? null);

/** A request to the engine's own API, as whoever has its password could send it. */
async function rest(path: string, body: unknown): Promise<{ status: number; body: { id?: string } }> {
  const answer = await fetch(`${office.engineAddress.url}${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${btoa(`${office.engineAddress.user}:${office.engineAddress.password}`)}`,
    },
  });
  return { status: answer.status, body: answer.status === 200 ? ((await answer.json()) as { id?: string }) : {} };
}

describe("a start that the portal did not make", () => {
  test("the portal's own is admitted, with what the ticket says and nothing that came along", async () => {
    const { process, ticket } = await prepare();
    const forged = { accountId: office.carla.id, companyId: office.beta, teamGroup: "atendimento", capacityText: "Sócio(a)" };
    const { id } = await start(process.id, { startTicket: ticket, ...forged });
    expect(await untilTask(id)).toMatchObject({ taskDefinitionKey: "fill-request", assignee: office.ana.id });
    expect(await office.engine.processVariables(id)).toMatchObject({ companyId: office.alfa, teamGroup: "dicor" });
  });

  test.each([
    ["without a ticket", "start-ticket-missing", async () => start(randomUUID(), { accountId: office.ana.id })],
    ["with an invented one", "start-ticket-unknown", async () => start(randomUUID(), { startTicket: "invented" })],
    [
      "with the ticket of another process",
      "start-ticket-other-process",
      async () => start((await prepare()).process.id, { startTicket: (await prepare()).ticket }),
    ],
    [
      "with the ticket of another company",
      "start-ticket-other-process",
      async () => start((await prepare()).process.id, { startTicket: (await prepare({ companyId: office.beta })).ticket }),
    ],
    [
      "with the ticket of another service",
      "start-ticket-other-process",
      async () => {
        const { process, ticket } = await prepare({ serviceId: "p061-cadastro-de-empresas" });
        return start(process.id, { startTicket: ticket });
      },
    ],
    [
      "with a ticket that was used",
      "start-ticket-used",
      async () => {
        const { process, ticket } = await prepare();
        await untilTask((await start(process.id, { startTicket: ticket })).id);
        return start(process.id, { startTicket: ticket });
      },
    ],
  ])("%s is refused", async (_how, code, act) => {
    const { id } = await act();
    expect(await refusalOf(id)).toBe(code);
    expect(await office.store.processes.ofInstance(id)).toBeNull();
    expect(await openTasks(id)).toEqual([]);
  });

  test("through the start form, or as the guard itself, it comes to nothing either", async () => {
    const form = await rest(`/process-definition/key/${KEY}/submit-form`, {
      businessKey: randomUUID(),
      variables: { accountId: { value: office.ana.id, type: "String" } },
    });
    expect(await refusalOf(form.body.id!)).toBe("start-ticket-missing");
    const guard = await start(randomUUID(), { serviceInstanceId: form.body.id, serviceDefinitionId: "x" }, "process-start-guard");
    await until("the guard ends", async () => (await endOf(guard.id)) !== null);
    expect(await office.store.processes.ofInstance(form.body.id!)).toBeNull();
  });

  test("no message starts a service", async () => {
    const answer = await rest("/message", { messageName: "process-requested", businessKey: randomUUID() });
    expect(answer.status).toBe(400);
  });
});

describe("a start in the middle of the model", () => {
  /** Looks as if it were some time later, so that the guard has had its time. */
  const sweep = () =>
    createSweeper({
      ...{ store: office.store, engine: office.engine, log: createLogger() },
      clock: () => new Date(Date.now() + 60_000),
    }).sweep();

  /** Starts at these elements with what an attacker would send along. */
  async function startAt(...instructions: object[]): Promise<string> {
    const text = (value: string) => ({ value, type: "String" });
    const { status, body } = await rest(`/process-definition/key/${KEY}/start`, {
      businessKey: randomUUID(),
      variables: { accountId: text(office.ana.id), teamGroup: text("dicor"), decision: text("approve"), opinion: text("x") },
      startInstructions: instructions,
    });
    expect(status).toBe(200);
    return body.id!;
  }

  test.each([
    ["before the analysis", { type: "startBeforeActivity", activityId: "analyse-request" }],
    ["after the guard", { type: "startAfterActivity", activityId: "check-start" }],
    ["on the way out of the guard", { type: "startTransition", transitionId: "flow-start-admitted" }],
  ])("%s waits in no list for long", async (_where, instruction) => {
    const id = await startAt(instruction);
    expect(await openTasks(id)).toHaveLength(1);
    expect(await sweep()).toBeGreaterThan(0);
    const [instance] = await office.engine.historyProcessInstances({ processInstanceId: id });
    expect(instance).toMatchObject({ state: "EXTERNALLY_TERMINATED" });
    expect(await openTasks(id)).toEqual([]);
  });

  test.each([
    ["the submission", "request-submit"],
    ["the approval", "request-approve"],
  ])("at %s, the worker does nothing", async (_where, activityId) => {
    const id = await startAt({ type: "startBeforeActivity", activityId });
    const [incident] = await until("the worker refuses", async () => {
      const incidents = await office.engine.incidents({ processInstanceId: id });
      return incidents.length > 0 && incidents;
    });
    expect(incident!.incidentMessage).toContain("The guard has not admitted this instance");
    expect(await office.store.processes.ofInstance(id)).toBeNull();
    await sweep();
    expect((await office.engine.historyProcessInstances({ processInstanceId: id }))[0]).toMatchObject({
      state: "EXTERNALLY_TERMINATED",
    });
  });

  test("what the guard admitted stays, and so does what still waits for the guard", async () => {
    const { process, ticket } = await prepare();
    const { id } = await start(process.id, { startTicket: ticket });
    const task = await untilTask(id);
    const beside = await startAt({ type: "startBeforeActivity", activityId: "analyse-request" });
    expect(await sweep()).toBe(1);
    expect((await openTasks(id))[0]?.id).toBe(task.id);
    expect(await openTasks(beside)).toEqual([]);
    expect(await sweep()).toBe(0);
  });

  test("each deletion is in the audit", async () => {
    const id = await startAt({ type: "startBeforeActivity", activityId: "analyse-request" });
    const appended: unknown[] = [];
    const audit = {
      ...office.store.audit,
      append: async (entry: Parameters<typeof office.store.audit.append>[0]) => {
        appended.push(entry);
        return office.store.audit.append(entry);
      },
    };
    const clock = () => new Date(Date.now() + 60_000);
    await createSweeper({ store: { ...office.store, audit }, engine: office.engine, clock, log: createLogger() }).sweep();
    expect(appended).toMatchObject([{ actor: "system:sweeper", action: "unadmitted-instance-deleted", subject: id }]);
  });

  test("a token put behind the analysis of an admitted process decides nothing", async () => {
    const { process, ticket } = await prepare();
    const { id } = await start(process.id, { startTicket: ticket });
    await untilTask(id);
    const moved = await rest(`/process-instance/${id}/modification`, {
      instructions: [
        {
          ...{ type: "startBeforeActivity", activityId: "request-approve" },
          variables: { opinion: { value: "x", type: "String", local: false } },
        },
      ],
    });
    expect(moved.status).toBe(204);
    const [incident] = await until("the worker refuses", async () => {
      const incidents = await office.engine.incidents({ processInstanceId: id });
      return incidents.length > 0 && incidents;
    });
    expect(incident!.incidentMessage).toContain('A process that is "draft" does not become "approved"');
    expect(await office.store.processes.get(process.id)).toMatchObject({ state: "draft", outcome: null });
  });
});
