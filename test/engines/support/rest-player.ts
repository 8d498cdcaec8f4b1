import type { EngineClient } from "../../../src/camunda/client.ts";
import type { Request } from "../../../src/camunda/http.ts";
import { toTypedVariables } from "../../../src/camunda/values.ts";
import type { Models, Scenario, Step } from "../../../src/rehearsal/index.ts";
import { withTimersNamed } from "../../../src/rehearsal/second-reading.ts";
import { until } from "../../support/until.ts";

/** What an engine and the tests of scenarios have in common. */
interface Engine {
  client: EngineClient;
  request: Request;
}

/**
 * The same scenario played by an engine over REST, each timer by its job: the activities entered, sorted (an engine's history tells the order
 * within a millisecond of one instance only), and the end.
 */
export async function playOverRest(
  { client, request }: Engine,
  models: Models,
  scenario: Scenario,
): Promise<{ path: string[]; end: string | null }> {
  const { id: root } = await client.startProcess(scenario.process, {
    businessKey: scenario.businessKey,
    variables: scenario.variables,
  });
  const called = new Map<string, string>();

  /** The instance and those it called that still run, by their process. */
  async function instances(): Promise<string[]> {
    const inside = await client.processInstances({ superProcessInstance: root });
    for (const { id, definitionId } of inside) called.set(id, definitionId.split(":")[0]!);
    return [root, ...inside.map(({ id }) => id)];
  }

  /** Waits for what is to stand somewhere in these instances. */
  function find<T>(what: string, look: (processInstanceId: string) => Promise<T | undefined>): Promise<T> {
    return until(what, async () => {
      for (const instance of await instances()) {
        const found = await look(instance);
        if (found !== undefined) return found;
      }
      return null;
    });
  }

  async function take(step: Exclude<Step, { pass: string }>): Promise<void> {
    if ("message" in step) {
      const subscription = await find(
        `the message ${step.message}`,
        async (processInstanceId) => (await client.eventSubscriptions({ processInstanceId, eventName: step.message }))[0],
      );
      await client.correlateMessage({
        messageName: step.message,
        processInstanceId: subscription.processInstanceId!,
        variables: step.set,
      });
    } else if ("timer" in step) {
      const job = await find(
        `the timer ${step.timer}`,
        async (processInstanceId) => (await client.jobs({ processInstanceId, activityId: step.timer }))[0],
      );
      await client.executeJob(job.id);
    } else if ("userTask" in step) {
      const task = await find(
        `the task ${step.userTask}`,
        async (processInstanceId) => (await client.tasks({ processInstanceId, taskDefinitionKey: step.userTask }))[0],
      );
      await client.completeTask(task.id, step.set);
    } else {
      const { id } = await find(
        `the external task ${step.externalTask}`,
        async (processInstanceId) => (await client.externalTasks({ processInstanceId, activityId: step.externalTask }))[0],
      );
      const workerId = "scenario";
      const variables = toTypedVariables(step.set ?? {});
      await request("POST", `/external-task/${id}/lock`, { json: { workerId, lockDuration: 60_000 } });
      if (step.error === undefined) await request("POST", `/external-task/${id}/complete`, { json: { workerId, variables } });
      else await request("POST", `/external-task/${id}/bpmnError`, { json: { workerId, errorCode: step.error, variables } });
    }
  }

  await instances();
  for (const step of await withTimersNamed(models, scenario)) {
    await take(step);
    await instances();
  }
  const [past] = await until("the instance has ended", async () => {
    const found = await client.historyProcessInstances({ processInstanceId: root, finished: true });
    return found.length > 0 && found;
  });
  const path: string[] = [];
  let end: string | null = null;
  for (const instance of [past!.id, ...called.keys()]) {
    for (const { activityId, activityType } of await client.historyActivityInstances({ processInstanceId: instance })) {
      path.push(instance === root ? activityId : `${called.get(instance)}/${activityId}`);
      if (instance === root && activityType.endsWith("EndEvent")) end = activityId;
    }
  }
  return { path: path.sort(), end };
}
