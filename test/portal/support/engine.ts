import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { EngineClient, Message } from "../../../src/camunda/client.ts";
import { EngineError, EngineUnavailable } from "../../../src/camunda/errors.ts";
import type { Task } from "../../../src/camunda/types.ts";
import { readModel } from "../../../src/portal/journey/model.ts";

const workflows = fileURLToPath(new URL("../../../workflows/", import.meta.url));
const read = (file: string) => readFile(`${workflows}${file}`, "utf8");

/** Where a journey stands, as the test says: an element of a model, or an end. */
export interface Place {
  process: "onboarding" | "company-link";
  activity: string;
  assignee?: string;
  ended?: boolean;
  /** The instance was deleted by staff. */
  cancelled?: boolean;
  incident?: boolean;
  variables?: Record<string, unknown>;
}

/** An engine that stands where the test puts it, with the real models and forms, and notes what it is asked to do. */
export interface ScriptedEngine extends EngineClient {
  places: Map<string, Place>;
  /** Where submissions and messages lead: `<activity or message> <value>` or `<activity or message>`. */
  moves: Map<string, Place>;
  submitted: { taskId: string; variables: Record<string, unknown> }[];
  messages: Message[];
  started: string[];
  /** Replaces the form of a task. */
  forms: Map<string, Record<string, unknown>>;
  down: boolean;
}

/** The wait for the login, where most tests begin. */
export const AT_LOGIN: Place = { process: "onboarding", activity: "await-govbr-login" };

/** Names of the messages that each waiting place takes. */
const TAKES: Record<string, string[]> = {
  "await-govbr-login": ["govbr-login-completed", "govbr-login-restarted"],
  "await-ecnpj": ["ecnpj-presented", "govbr-login-restarted", "company-link-abandoned"],
};

/** Only what the portal asks of an engine; anything else fails the test. */
export async function scriptedEngine(): Promise<ScriptedEngine> {
  const xml = { onboarding: await read("onboarding.bpmn"), "company-link": await read("company-link.bpmn") };
  const models = { onboarding: await readModel(xml.onboarding), "company-link": await readModel(xml["company-link"]) };
  const formRefs = new Map(
    [...`${xml.onboarding}${xml["company-link"]}`.matchAll(/<bpmn:userTask id="([^"]+)"[^>]*camunda:formRef="([^"]+)"/g)].map(
      ([, id, form]) => [id!, form!],
    ),
  );
  let generation = 0;
  const taskIds = new Map<string, string>();

  const engine = {
    places: new Map(),
    moves: new Map(),
    submitted: [],
    messages: [],
    started: [],
    forms: new Map(),
    down: false,

    version: async () => "7.24.0",
    processDefinitionXml: async (id: keyof typeof xml) => xml[id],
    processDefinitions: async ({ key, processDefinitionId }: Record<string, string>) => {
      const id = key ?? processDefinitionId;
      return [{ id, key: id, deploymentId: "deployment" }];
    },
    startProcess: async (key: string, { businessKey }: { businessKey: string }) => {
      engine.started.push(businessKey);
      put(businessKey, { process: key as "onboarding", activity: "choose-company-type" });
      return { id: `onboarding ${businessKey}` };
    },
    tasks: async ({ processInstanceBusinessKey, taskId }: Record<string, string>) =>
      [...engine.places].flatMap(([journeyId, place]) => {
        const task = taskOf(journeyId, place);
        if (task === null) return [];
        return task.id === taskId || journeyId === processInstanceBusinessKey ? [task] : [];
      }),
    processInstances: async ({ businessKey, variables }: Record<string, string>) => {
      const open = [...engine.places].filter(([journeyId, place]) => {
        if (place.ended) return false;
        return variables === undefined ? journeyId === businessKey : variables === `accountId_eq_${place.variables?.accountId}`;
      });
      return open.flatMap(([journeyId, place]) => {
        const processes = place.process === "company-link" ? ["company-link", "onboarding"] : ["onboarding"];
        return processes.map((process) => ({
          id: `${process} ${journeyId}`,
          definitionId: process,
          businessKey: journeyId,
          ended: false,
        }));
      });
    },
    activityInstances: async (id: string) => {
      const [process, journeyId] = id.split(" ") as [string, string];
      const place = engine.places.get(journeyId)!;
      const at = place.process === process ? place.activity : "link-company";
      const activityType = place.process === process ? "any" : "callActivity";
      const leaf = { activityId: at, activityType, childActivityInstances: [], childTransitionInstances: [] };
      return {
        activityId: process,
        activityType: "processDefinition",
        childActivityInstances: [leaf],
        childTransitionInstances: [],
      };
    },
    incidents: async ({ processInstanceId }: Record<string, string>) => {
      const place = engine.places.get(processInstanceId!.split(" ")[1]!);
      return place?.incident ? [{ id: "incident-1", activityId: place.activity }] : [];
    },
    processVariables: async (id: string) => engine.places.get(id.split(" ")[1]!)?.variables ?? {},
    historyProcessInstances: async ({ processInstanceBusinessKey }: Record<string, string>) => {
      const place = engine.places.get(processInstanceBusinessKey!);
      if (place === undefined) return [];
      const state = place.cancelled ? "EXTERNALLY_TERMINATED" : place.ended ? "COMPLETED" : "ACTIVE";
      const id = `onboarding ${processInstanceBusinessKey}`;
      return [{ id, processDefinitionId: "onboarding", superProcessInstanceId: null, state }];
    },
    historyActivityInstances: async ({ processInstanceId }: Record<string, string>) => {
      const place = engine.places.get(processInstanceId!.split(" ")[1]!);
      if (!place?.ended) return [];
      return [
        { activityId: place.activity, activityType: "noneEndEvent", canceled: false, endTime: "2026-11-21T10:00:00.000+0000" },
      ];
    },
    deployedForm: async (id: string) => {
      const activity = activityOf(id);
      return engine.forms.get(activity) ?? JSON.parse(await read(`forms/${formRefs.get(activity)}.form`));
    },
    formVariables: async (id: string) => engine.places.get(journeyOf(id))?.variables ?? {},
    submitTaskForm: async (id: string, variables: Record<string, unknown>) => {
      const journeyId = journeyOf(id);
      engine.submitted.push({ taskId: id, variables });
      const activity = activityOf(id);
      const next = engine.moves.get(`${activity} ${Object.values(variables)[0]}`) ?? engine.moves.get(activity);
      if (next === undefined) throw new EngineError(500, "RestException", null, "no move in the script", `submit ${activity}`);
      put(journeyId, next);
    },
    correlateMessage: async (message: Message) => {
      const place = engine.places.get(message.businessKey ?? "");
      if (place === undefined || !TAKES[place.activity]?.includes(message.messageName)) {
        throw new EngineError(400, "RestException", null, "MismatchingMessageCorrelationException: nothing waits", "message");
      }
      engine.messages.push(message);
      const outcome = message.variables?.loginOutcome;
      const next = engine.moves.get(`${message.messageName} ${outcome}`) ?? engine.moves.get(message.messageName);
      if (next !== undefined) put(message.businessKey!, next);
    },
  } as unknown as ScriptedEngine;

  function put(journeyId: string, place: Place): void {
    engine.places.set(journeyId, { ...place, variables: { ...engine.places.get(journeyId)?.variables, ...place.variables } });
    taskIds.set(journeyId, `task-${++generation}`);
  }
  function taskOf(journeyId: string, place: Place): Task | null {
    if (place.ended || !formRefs.has(place.activity)) return null;
    if (!taskIds.has(journeyId)) taskIds.set(journeyId, `task-${++generation}`);
    return {
      id: taskIds.get(journeyId)!,
      name: models[place.process].find(place.activity)?.name ?? null,
      taskDefinitionKey: place.activity,
      processDefinitionId: place.process,
      assignee: place.assignee ?? null,
    } as Task;
  }
  function journeyOf(taskId: string): string {
    return [...taskIds].find(([, id]) => id === taskId)?.[0] ?? "";
  }
  function activityOf(taskId: string): string {
    const place = engine.places.get(journeyOf(taskId));
    if (place === undefined) throw new EngineError(500, "RestException", null, "unknown task", "form");
    return place.activity;
  }

  return new Proxy(engine, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function" || !target.down) return value;
      return async () => {
        throw new EngineUnavailable(String(name), { cause: new Error("connect ECONNREFUSED") });
      };
    },
  });
}
