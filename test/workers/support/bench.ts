import pino from "pino";
import { EngineError } from "../../../src/camunda/errors.ts";
import type { AnyWorker } from "../../../src/camunda/workers.ts";
import type { GovbrCompany, GovbrIdentity } from "../../../src/domain/govbr-identity.ts";
import type { PresentedCertificate } from "../../../src/domain/presented-certificate.ts";
import { GovbrError, type GovbrErrorCode } from "../../../src/govbr/index.ts";
import type { WorkerServices } from "../../../workers/services.ts";
import { identity, openStore } from "../../store/support/store.ts";

/** The companies API of Gov.br, as the contract says it: companies of a person, or an error. */
export interface FakeGovbr {
  companies: GovbrCompany[];
  failure: GovbrErrorCode | null;
  /** CPF and token of each call. */
  calls: { token: string; cpf: string }[];
}

const definition = {
  ...{ id: "definition-1", key: "service-request", name: null, version: 1, versionTag: null },
  ...{ deploymentId: "deployment-1", resource: "service-request.bpmn", suspended: false },
};

/** A real store, a fake Gov.br, and a way to call a worker as the runner does. */
export async function openBench() {
  const store = await openStore();
  const govbr: FakeGovbr = { companies: [], failure: null, calls: [] };
  const instances = new Map<string, { suspended: boolean }>();
  const tasks = new Map<string, OpenTask>();
  const finished: { assignee: string | null; endTime: string }[] = [];
  const services: WorkerServices = {
    store,
    govbr: {
      async companies(token, cpf) {
        govbr.calls.push({ token, cpf });
        if (govbr.failure) throw new GovbrError(govbr.failure, "as the test says");
        return govbr.companies;
      },
    },
    // Every definition is one of the generic model.
    engine: {
      processDefinitions: async () => [{ ...definition }],
      processDefinitionXml: async () => "<definitions />",
      processInstances: async () => [],
      ...openTasks(tasks, instances),
      operations: {
        ...{ ...runningInstances(instances), ...openTasks(tasks, instances).operations },
        historicTasks: (async () => [...finished]) as never,
      },
    },
    clock: () => store.now,
    log: pino({ enabled: false }),
    portalUrl: "https://portal.example",
  };

  return {
    store,
    services,
    govbr,
    /** What runs in the engine, by id. */
    instances,
    /** Open tasks of the engine, by id. */
    tasks,
    /** Tasks that people have completed. */
    finished,
    /** Parses the input, runs the handler, parses the output. */
    async call(
      worker: AnyWorker<WorkerServices>,
      journeyId: string | null,
      input: Record<string, unknown> = {},
      taskId = "task-1",
    ) {
      const task = {
        id: taskId,
        topic: worker.topic,
        businessKey: journeyId,
        processInstanceId: "instance-1",
        processDefinitionKey: "onboarding",
        activityId: worker.topic,
        attempt: 1,
      };
      const signal = new AbortController().signal;
      const output = await worker.handler({ input: worker.inputs.parse(input), task, services, signal, log: services.log });
      return worker.outputs.parse(output) as Record<string, unknown>;
    },
    /** A journey that came back from Gov.br: its session, valid for an hour. */
    async loggedIn(parts: Partial<GovbrIdentity> = {}) {
      const journey = await store.journeys.create();
      const expiresAt = new Date(store.now.getTime() + 3_600_000);
      const govbrSessionId = await store.govbrSessions.create({
        journeyId: journey.id,
        identity: identity(parts),
        accessToken: "token-1",
        expiresAt,
      });
      return { journeyId: journey.id, govbrSessionId };
    },
    /** The same, with the account. */
    async identified(parts: Partial<GovbrIdentity> = {}) {
      const login = await this.loggedIn(parts);
      const account = await store.accounts.upsertFromGovbr(identity(parts));
      await store.journeys.setAccount(login.journeyId, account.id);
      return { ...login, accountId: account.id };
    },
  };
}

/** Instances of an engine that knows only these. */
export function runningInstances(
  instances: Map<string, { suspended: boolean }>,
): Omit<WorkerServices["engine"]["operations"], "tasksOfAssignees" | "historicTasks"> {
  return {
    stateOfInstances: async (ids) =>
      new Map(
        ids.filter((id) => instances.has(id)).map((id) => [id, { definitionId: definition.id, ...instances.get(id)! }] as const),
      ),
    async suspendInstances(ids, suspended) {
      if (ids.length === 0) throw new Error("Process Instance ids is empty");
      for (const id of ids) if (instances.has(id)) instances.set(id, { suspended });
    },
  };
}

/** A task of an engine that knows no more of it. */
export interface OpenTask {
  assignee: string;
  processInstanceId: string;
  /** The instance that called this one, where one did. */
  rootProcessInstanceId?: string;
}

function openTasks(tasks: Map<string, OpenTask>, instances: Map<string, { suspended: boolean }>) {
  const all = () => [...tasks].map(([id, task]) => ({ id, ...task }));
  return {
    tasks: (async ({ taskId }: { taskId: string }) => all().filter(({ id }) => id === taskId)) as never,
    async setAssignee(id: string, userId: string | null) {
      const task = tasks.get(id);
      if (task === undefined) throw new EngineError(500, "NullValueException", 0, `Cannot find task with id ${id}`, "POST");
      if (instances.get(task.processInstanceId)?.suspended)
        throw new EngineError(400, "SuspendedEntityInteractionException", 0, `task with id '${id}' is suspended.`, "POST");
      task.assignee = userId ?? "";
    },
    historyProcessInstances: (async ({ processInstanceIds }: { processInstanceIds: string }) =>
      all()
        .filter(({ processInstanceId }) => processInstanceIds.split(",").includes(processInstanceId))
        .map(({ processInstanceId: id, rootProcessInstanceId }) => ({ id, rootProcessInstanceId }))) as never,
    operations: {
      tasksOfAssignees: (async (assignees: string[], { first, size }: { first: number; size: number }) =>
        all()
          .filter(({ assignee }) => assignees.includes(assignee))
          .slice(first, first + size)) as never,
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;

export const CNPJ = "11222333000181";
export const LETTERED_CNPJ = "12ABC34501DE35";

/** A company as Gov.br lists it. */
export function company(parts: Partial<GovbrCompany> = {}): GovbrCompany {
  return {
    cnpj: CNPJ,
    legalName: "ALFA METROLOGIA LTDA",
    atuacao: "SOCIO",
    registrar: true,
    linkedAt: null,
    expiresAt: null,
    ...parts,
  };
}

/** A good e-CNPJ of the person of `identity()`, presented on the TLS host. */
export function certificate(parts: Partial<PresentedCertificate> = {}): PresentedCertificate {
  return {
    cnpj: CNPJ,
    companyName: "ALFA METROLOGIA LTDA",
    responsibleCpf: "52998224725",
    cpfMatches: null,
    serial: "01",
    issuer: "CN=AC Teste RFB",
    fingerprint256: "AA:BB",
    notBefore: new Date("2026-01-01T00:00:00Z"),
    notAfter: new Date("2027-01-01T00:00:00Z"),
    refusal: null,
    ...parts,
  };
}
