import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { createTeamReminder, keepRemindingTeams } from "../../src/process/team-reminder.ts";
import { type TestEngine, testEngine } from "../engine/rest/harness.ts";
import { catalogue } from "../store/support/services.ts";
import { openStore, type TestStore } from "../store/support/store.ts";
import { until } from "../support/until.ts";

const log = pino({ enabled: false });
const contact = "dicor@example.com";
let test_: TestEngine;
let engine: EngineClient;
let store: TestStore;

beforeAll(async () => {
  [test_, store] = await Promise.all([testEngine(), openStore()]);
  engine = createEngineClient({ url: test_.engine.url, user: "", password: "", log });
  const [first, ...others] = catalogue;
  const reached = { ...first!, team: { id: "atendimento", name: "Atendimento", contact: "0800 285 1818" } };
  await store.services.publish([reached, ...others]);
  await test_.deploy(
    "analysis",
    `<startEvent id="s"/><userTask id="analyse" name="Analisar o pedido" camunda:candidateGroups="\${team}" camunda:dueDate="\${due}"/>
     <endEvent id="e"/> s>analyse analyse>e `,
  );
});
afterAll(async () => {
  await store?.finish();
  await test_?.stop();
});

const clock = () => store.now;
const dayLater = (days: number) => new Date(store.now.getTime() + days * 86_400_000).toISOString();
const reminder = () => createTeamReminder({ store, engine, clock });
const mails = async () => (await store.outbox.list()).map(({ to, data }) => ({ to, ...(data as { taskId: string }) }));

async function taskOf(team: string, due: string) {
  const id = await test_.start("analysis", { team, due });
  return (await engine.tasks({ processInstanceId: id }))[0]!;
}

test("a team is told of a task that was not done in time: once, also when somebody has it and the process starts anew", async () => {
  const [late, inTime] = [await taskOf("dicor", dayLater(1)), await taskOf("dicor", dayLater(9))];
  await taskOf("atendimento", dayLater(1));
  await engine.setAssignee(late.id, "somebody");
  const first = reminder();
  expect(await first.look()).toBe(0);
  store.later(2 * 86_400);
  expect(await first.look()).toBe(1);
  expect(await first.look()).toBe(0);
  expect(await reminder().look()).toBe(0);
  expect(await mails()).toEqual([
    expect.objectContaining({ to: contact, taskId: late.id, task: "Analisar o pedido", number: null }),
  ]);

  // The next one has its own message; the one of a team that has no address has none.
  await engine.completeTask(late.id);
  store.later(9 * 86_400);
  expect(await first.look()).toBe(1);
  expect((await mails()).map(({ taskId }) => taskId).toSorted()).toEqual([late.id, inTime.id].toSorted());
});

test("many at once, and as long as it is not stopped", async () => {
  const before = (await mails()).length;
  await Promise.all(Array.from({ length: 205 }, () => taskOf("dicor", dayLater(1))));
  store.later(2 * 86_400);
  const kept = keepRemindingTeams({ store, engine, clock, log });
  await until("all are told of", async () => (await store.outbox.list()).length === before + 205);
  await kept.stop();
});
