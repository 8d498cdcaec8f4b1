import { step } from "../engine/core/step.ts";
import type { Command } from "../engine/core/types/commands.ts";
import type { Effect } from "../engine/core/types/effects.ts";
import type { TreeState } from "../engine/core/types/state.ts";
import type { StepContext } from "../engine/core/types/step.ts";
import type { TypedValue } from "../engine/core/types/values.ts";
import { compile } from "../engine/model/compile.ts";
import type { Definition } from "../engine/model/definition.ts";
import type { Models } from "./play.ts";
import type { Scenario, Step } from "./scenario.ts";
import { typedOf } from "./variables.ts";

/**
 * The same scenario read by the core of the embedded engine, without database or time: path and end, written as the first
 * reading writes them. Throws where the engine would not go on: a model that it refuses, a step for which nothing waits.
 */
export async function readAgain(models: Models, scenario: Scenario): Promise<{ path: string[]; end: string | null }> {
  const definitions = await compiledOf(models);
  let ids = 0;
  let state: TreeState | null = null;
  let end: string | null = null;
  let root = "";
  const path: string[] = [];
  const arrivals: Record<string, number> = {};
  const definitionOf = (id: string) => definitions.find((definition) => definition.id === id)!;
  const context: StepContext = {
    now: Date.parse("2026-01-01T00:00:00Z"),
    newId: () => `id-${++ids}`,
    definition: definitionOf,
    calledDefinition: ({ key }) => definitions.find((definition) => definition.key === key),
    task: (id) => {
      throw new Error(`what stands about task ${id} is not kept here`);
    },
    signal: () => [],
    authenticatedUserId: null,
  };

  function apply(command: Command) {
    const result = step(context, state, command);
    state = result.state;
    for (const effect of result.effects) note(effect);
  }

  function note(effect: Effect) {
    if (effect.type === "activity-started") {
      const { key } = definitionOf(effect.definitionId);
      if (effect.activityType === "parallelGateway" && !joined(key, effect.activityId)) return;
      path.push(effect.instanceId === root ? effect.activityId : `${key}/${effect.activityId}`);
    }
    if (effect.type === "instance-ended" && effect.instanceId === root) end = effect.endActivityId;
  }

  /** Camunda enters a joining gateway once for each token; scenarios count it once. */
  function joined(key: string, activityId: string): boolean {
    const incoming = models[key]!.split(`targetRef="${activityId}"`).length - 1;
    arrivals[activityId] = (arrivals[activityId] ?? 0) + 1;
    return arrivals[activityId] % incoming === 0;
  }

  /** Continues what waits for the job executor only. */
  function runAsyncJobs() {
    for (;;) {
      const job = executions(state)
        .flatMap(({ jobs }) => jobs ?? [])
        .find(({ kind }) => kind !== "timer");
      if (!job) return;
      apply({ type: "execute-job", jobId: job.id });
    }
  }

  const definition = definitions.find(({ key }) => key === scenario.process)!;
  root = context.newId();
  const start = { definitionId: definition.id, instanceId: root, businessKey: scenario.businessKey ?? null };
  apply({ type: "start", ...start, variables: typed(scenario.variables) });
  runAsyncJobs();
  for (const one of scenario.steps) {
    apply(commandOf(one, state));
    runAsyncJobs();
  }
  return { path, end };
}

const executions = (state: TreeState | null) => Object.values(state?.executions ?? {});
const typed = (values: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typedOf(value)])) as Record<string, TypedValue>;

function commandOf(one: Step, state: TreeState | null): Command {
  if ("message" in one) {
    const subscription = executions(state)
      .flatMap(({ subscriptions }) => subscriptions ?? [])
      .find(({ type, name }) => type === "message" && name === one.message);
    if (!subscription) throw new Error(`nothing waits for the message ${one.message}`);
    return { type: "message", subscriptionId: subscription.id, variables: typed(one.set), localVariables: {} };
  }
  if ("timer" in one) {
    const job = executions(state)
      .flatMap(({ jobs }) => jobs ?? [])
      .find(({ kind, activityId }) => kind === "timer" && activityId === one.timer);
    if (!job) throw new Error(`no timer ${one.timer}`);
    return { type: "execute-job", jobId: job.id };
  }
  const [kind, activityId] =
    "userTask" in one ? (["user-task", one.userTask] as const) : (["external-task", one.externalTask] as const);
  const wait = executions(state).find((execution) => execution.activityId === activityId && execution.wait?.kind === kind)?.wait;
  if (wait?.kind === "user-task") return { type: "complete-task", taskId: wait.id, variables: typed(one.set) };
  if (wait?.kind !== "external-task") throw new Error(`nothing waits for ${activityId}`);
  if ("error" in one && one.error !== undefined) {
    const errorCode = one.error;
    return {
      type: "external-task-bpmn-error",
      externalTaskId: wait.id,
      errorCode,
      errorMessage: null,
      variables: typed(one.set),
    };
  }
  return { type: "complete-external-task", externalTaskId: wait.id, variables: typed(one.set), localVariables: {} };
}

/** Models are compiled once, however many scenarios are played on them. */
const compiled = new WeakMap<Models, Promise<Definition[]>>();

function compiledOf(models: Models): Promise<Definition[]> {
  const known = compiled.get(models) ?? compileAll(models);
  compiled.set(models, known);
  return known;
}

async function compileAll(models: Models): Promise<Definition[]> {
  const results = await Promise.all(
    Object.entries(models).map(async ([key, xml]) => {
      const resourceName = `${key}.bpmn`;
      const result = await compile(resourceName, xml);
      if (!result.ok) throw new Error(`${resourceName}: ${result.message} ${JSON.stringify(result.problems)}`);
      return result.processes.map(
        (model): Definition => ({ ...model, id: `${model.key}:1`, version: 1, deploymentId: "deployment", resourceName }),
      );
    }),
  );
  return results.flat();
}
