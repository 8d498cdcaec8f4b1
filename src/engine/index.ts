import type { Logger } from "pino";
import { ensureCleanupJob } from "./commands/history-cleanup.ts";
import { LongPolling } from "./commands/long-polling.ts";
import type { Shell, Wakeups } from "./commands/shell.ts";
import { TreeCache } from "./commands/tree-cache.ts";
import { completeJobDefinitions } from "./definitions/job-definitions.ts";
import { DefinitionRegistry } from "./definitions/registry.ts";
import type { CleanupWindow } from "./jobs/cleanup-window.ts";
import { JobExecutor } from "./jobs/executor.ts";
import { openDatabase } from "./persistence/database.ts";
import { migrate } from "./persistence/migrate.ts";
import { linkNodes, type Message, type NodeLink } from "./persistence/node-link.ts";
import { patiently } from "./persistence/patience.ts";
import { Authenticator } from "./rest/authentication.ts";
import { storeUsers } from "./rest/configured-users.ts";
import { allRoutes } from "./rest/routes.ts";
import { serve } from "./rest/server.ts";

export interface EngineUser {
  id: string;
  password: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  groups?: string[];
}

export interface EngineOptions {
  databaseUrl: string;
  /** 0: any free port. */
  port: number;
  /** Default 127.0.0.1: nobody else's machine reaches it. */
  host?: string;
  /** Who may ask, by Basic authentication. */
  users: EngineUser[];
  /** false: everybody may ask. Only when said explicitly. */
  auth?: boolean;
  clock: () => Date;
  log: Logger;
  /** false: timers and asynchronous continuations fire only through POST /job/{id}/execute. Default true. */
  jobExecutor?: boolean;
  /** false: models need no camunda:historyTimeToLive. Default true. */
  enforceHistoryTimeToLive?: boolean;
  /** When the history is cleaned up by itself. Default: only when asked, as in Camunda. */
  cleanupWindow?: CleanupWindow | null;
}

export interface Engine {
  port: number;
  /** `http://127.0.0.1:8080/engine-rest` */
  url: string;
  /** Answers waiting fetches with nothing, finishes requests and jobs, closes the database. */
  stop(): Promise<void>;
}

/** Starts the embedded engine: a durable BPMN engine on PostgreSQL that speaks Camunda 7's REST API. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { databaseUrl, port, host = "127.0.0.1", users, auth = true, clock, log } = options;
  if (auth && users.length === 0) throw new Error("the engine needs at least one user, or auth: false");
  await patiently(log, () => migrate(databaseUrl));
  const database = openDatabase({ url: databaseUrl, log });
  const definitions = new DefinitionRegistry(database);
  await patiently(log, () => completeJobDefinitions(database, definitions));
  let link: NodeLink | null = null;
  const wakeups: Wakeups = {
    externalTasks(topics) {
      const list = [...topics];
      polling.wake(list);
      if (list.length > 0) link?.tell({ type: "external-tasks", topics: list });
    },
    job(dueAt) {
      executor?.wakeAt(dueAt);
      link?.tell({ type: "job", dueAt });
    },
    definitions() {
      definitions.forget();
      link?.tell({ type: "definitions" });
    },
  };
  const shell: Shell = {
    ...{ database, definitions, wakeups, trees: new TreeCache(), now: () => clock().getTime(), log },
    enforceHistoryTimeToLive: options.enforceHistoryTimeToLive ?? true,
    cleanupWindow: options.cleanupWindow ?? null,
  };
  const polling = new LongPolling(shell);
  const executor = options.jobExecutor === false ? null : new JobExecutor(shell);
  const receive = (message: Message) => {
    if (message.type === "external-tasks") polling.wake(message.topics);
    else if (message.type === "job") executor?.wakeAt(message.dueAt);
    else if (message.type === "definitions") definitions.forget();
  };
  link = await linkNodes({
    ...{ url: databaseUrl, log, onMessage: receive },
    onDown() {
      definitions.mayRemember = false;
    },
    onUp() {
      definitions.forget();
      definitions.mayRemember = true;
    },
  });
  await patiently(log, () => storeUsers(database, users));
  const authenticator = new Authenticator(shell, users, !auth);
  const server = await serve({ host, port, routes: allRoutes(shell, polling, authenticator), authenticator, log });
  await patiently(log, () => ensureCleanupJob(shell));
  executor?.start();
  let stopping: Promise<void> | null = null;
  return {
    ...{ port: server.port, url: server.url },
    stop() {
      stopping ??= (async () => {
        const closed = server.close();
        await polling.close();
        await executor?.close();
        await closed;
        await link?.close();
        await database.close();
      })();
      return stopping;
    },
  };
}
