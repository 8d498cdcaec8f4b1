import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import { formatEngineDate, parseEngineDate } from "../camunda/values.ts";
import type { Clock } from "../domain/clock.ts";
import { isEmail } from "../store/email.ts";
import type { ServiceTeam, Store } from "../store/types.ts";
import { type Repeated, repeat } from "./repeat.ts";

/** How often it looks, in milliseconds. */
const INTERVAL = 300_000;
/** Tasks of one answer of the engine. */
const PAGE = 200;

export interface TeamReminderOptions {
  store: Pick<Store, "services" | "processes" | "foreignCompanies" | "outbox">;
  engine: { operations: Pick<EngineClient["operations"], "taskPage"> };
  clock: Clock;
}

type Tasks = Awaited<ReturnType<EngineClient["operations"]["taskPage"]>>["items"];

/**
 * Writes to a team, at the contact that the catalogue names, when one of its tasks has not been done in time: once for each task,
 * whoever has it. A team whose contact is no address finds it in its list alone. Returns how many messages it wrote.
 */
export function createTeamReminder({ store, engine, clock }: TeamReminderOptions): {
  look(goOn?: () => boolean): Promise<number>;
} {
  /** Tasks that were overdue at the last look: about them it has been written. */
  let known = new Set<string>();

  async function overdueOf(team: ServiceTeam, goOn: () => boolean): Promise<Tasks> {
    const query = { candidateGroup: team.id, includeAssignedTasks: true, dueBefore: formatEngineDate(clock()) };
    const found: Tasks = [];
    for (let first = 0; goOn(); first += PAGE) {
      const { items, total } = await engine.operations.taskPage(query, { first, size: PAGE });
      found.push(...items);
      if (total !== null) break;
    }
    return found;
  }

  /** The numbers that people know, by instance. */
  async function numbersOf(tasks: Tasks): Promise<Map<string, string | null>> {
    const ids = [...new Set(tasks.map(({ processInstanceId }) => processInstanceId))];
    const [processes, requests] = await Promise.all([store.processes.ofInstances(ids), store.foreignCompanies.ofInstances(ids)]);
    return new Map([...processes, ...requests].map(({ instanceId, number }) => [instanceId ?? "", number]));
  }

  async function tell(team: ServiceTeam, tasks: Tasks): Promise<number> {
    const numbers = await numbersOf(tasks);
    let written = 0;
    for (const { id, name, taskDefinitionKey, processInstanceId, due } of tasks) {
      const number = numbers.get(processInstanceId) ?? null;
      const data = { team: team.name, taskId: id, task: name ?? taskDefinitionKey, number, due: parseEngineDate(due!) };
      const mail = { eventKey: `team-task-overdue:${id}`, template: "team-task-overdue" as const, to: team.contact, data };
      if ((await store.outbox.enqueue(mail)).created) written++;
    }
    return written;
  }

  return {
    async look(goOn = () => true) {
      const services = await store.services.list({ all: true });
      const teams = new Map(services.map(({ team }) => [team.id, team]));
      const overdue = new Set<string>();
      let written = 0;
      for (const team of teams.values()) {
        if (!isEmail(team.contact)) continue;
        const tasks = await overdueOf(team, goOn);
        const news = tasks.filter(({ id }) => !known.has(id));
        if (news.length > 0) written += await tell(team, news);
        for (const { id } of tasks) overdue.add(id);
      }
      if (goOn()) known = overdue;
      return written;
    },
  };
}

/** Looks again and again until stopped. */
export function keepRemindingTeams(options: TeamReminderOptions & { log: Logger }): Repeated {
  return repeat(createTeamReminder(options).look, {
    every: INTERVAL,
    onError: (error) => options.log.warn({ err: error }, "could not remind teams of overdue tasks; tried again later"),
  });
}
