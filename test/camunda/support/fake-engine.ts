import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { formatEngineDate, type TypedValue, toTypedVariables } from "../../../src/camunda/values.ts";

export interface FakeTask {
  id: string;
  topicName: string;
  activityId: string;
  processInstanceId: string;
  processDefinitionKey: string;
  businessKey: string | null;
  retries: number | null;
  createTime: string;
  workerId: string | null;
  lockedUntil: number;
  variables: Record<string, TypedValue>;
}

export interface Call {
  /** Last part of the path: `complete`, `failure`, `fetchAndLock` … */
  operation: string;
  taskId: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are asserted field by field
  body: any;
}

/** What happens to one call instead of a normal answer. `lost`: it is carried out, and the connection breaks. */
export type Fault = "lost" | "reset" | "silence" | { status: number; type?: string; message?: string; code?: number | null };

/**
 * The external-task part of the REST contract as a running Camunda 7.24.0 showed it (statuses and messages included),
 * with faults on request. One step of a process is one task: completing it makes nothing new.
 */
export async function startFakeEngine() {
  const tasks = new Map<string, FakeTask>();
  const calls: Call[] = [];
  const faults: { operation: string; fault: Fault }[] = [];
  const watchers = new Set<() => void>();
  const parked = new Set<() => void>();
  let created = 0;

  const notify = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const wakePolls = () => {
    for (const wake of [...parked]) wake();
  };

  const server = createServer((request, response) => {
    void readBody(request).then((body) => serve(request, response, body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/engine-rest`;

  function serve(request: IncomingMessage, response: ServerResponse, text: string) {
    const { pathname, searchParams } = new URL(request.url!, url);
    const [, , resource, first, second] = pathname.split("/");
    const operation = second ?? first ?? resource!;
    const body = text ? JSON.parse(text) : {};
    const taskId = second ? first! : null;
    const fault = takeFault(operation);
    if (fault !== undefined && fault !== "lost") {
      calls.push({ operation, taskId, body });
      notify();
      if (fault === "silence") return;
      if (fault === "reset") return request.socket.destroy();
      return send(response, fault.status, { type: fault.type ?? "RestException", message: fault.message, code: fault.code ?? 0 });
    }
    if (operation === "fetchAndLock") {
      calls.push({ operation, taskId, body });
      notify();
      return poll(request, response, body, fault === "lost");
    }
    const [status, answer] =
      resource === "version" ? [200, { version: "7.24.0" }] : operate(operation, taskId, body, searchParams);
    calls.push({ operation, taskId, body });
    notify();
    if (fault === "lost") return request.socket.destroy();
    send(response, status, answer);
  }

  function poll(request: IncomingMessage, response: ServerResponse, body: Call["body"], lost: boolean) {
    const until = Date.now() + (body.asyncResponseTimeout ?? 0);
    const attempt = (isOver = false) => {
      const found = lock(body);
      if (found.length === 0 && Date.now() < until && !isOver) return;
      clearTimeout(timer);
      parked.delete(attempt);
      if (lost) request.socket.destroy();
      else send(response, 200, found);
    };
    const timer = setTimeout(attempt, Math.max(0, until - Date.now()), true);
    request.socket.once("close", () => {
      clearTimeout(timer);
      parked.delete(attempt);
    });
    parked.add(attempt);
    attempt();
  }

  function lock(body: Call["body"]) {
    const found: FakeTask[] = [];
    for (const task of tasks.values()) {
      const topic = body.topics.find((one: { topicName: string }) => one.topicName === task.topicName);
      if (!topic || found.length >= body.maxTasks || task.retries === 0 || task.lockedUntil > Date.now()) continue;
      task.workerId = body.workerId;
      task.lockedUntil = Date.now() + topic.lockDuration;
      const variables = Object.fromEntries(Object.entries(task.variables).filter(([name]) => topic.variables.includes(name)));
      found.push({ ...task, variables });
    }
    return found;
  }

  function operate(operation: string, id: string | null, body: Call["body"], query: URLSearchParams): [number, unknown] {
    if (id === null)
      return [
        200,
        [...tasks.values()].filter((task) => task.workerId === query.get("workerId") && task.lockedUntil > Date.now()),
      ];
    const task = tasks.get(id);
    if (!task) return [404, { type: "RestException", message: `External task with id ${id} does not exist`, code: null }];
    if (operation === "unlock") {
      task.workerId = null;
      task.lockedUntil = 0;
      wakePolls();
      return [204, undefined];
    }
    const foreign = task.workerId !== body.workerId;
    const refuse = (what: string): [number, unknown] => [
      400,
      {
        type: "RestException",
        message: `${what} by worker '${body.workerId}'. It is locked by worker '${task.workerId}'.`,
        code: null,
      },
    ];
    if (operation === "lock") {
      if (foreign && task.lockedUntil > Date.now()) return refuse(`External Task ${id} cannot be locked`);
      task.workerId = body.workerId;
      task.lockedUntil = Date.now() + body.lockDuration;
      return [204, undefined];
    }
    if (foreign) return refuse(`External Task ${id} cannot be completed`);
    if (operation === "extendLock") {
      if (task.lockedUntil < Date.now())
        return [400, { type: "RestException", message: "Cannot extend a lock that expired", code: null }];
      task.lockedUntil = Date.now() + body.newDuration;
    } else if (operation === "failure") {
      task.retries = body.retries ?? 0;
      task.lockedUntil = Date.now() + (body.retryTimeout ?? 0);
    } else tasks.delete(id);
    return [204, undefined];
  }

  function takeFault(operation: string): Fault | undefined {
    const index = faults.findIndex((entry) => entry.operation === operation);
    return index < 0 ? undefined : faults.splice(index, 1)[0]!.fault;
  }

  return {
    url,
    tasks,
    calls,
    /** A new task; its variables are plain values. */
    create(topicName: string, variables: Record<string, unknown> = {}, more: Partial<FakeTask> = {}): FakeTask {
      const id = `task-${++created}`;
      const task: FakeTask = {
        id,
        topicName,
        activityId: `do-${topicName}`,
        processInstanceId: "instance-1",
        processDefinitionKey: "process",
        businessKey: "key-1",
        retries: null,
        createTime: formatEngineDate(new Date()),
        workerId: null,
        lockedUntil: 0,
        variables: toTypedVariables(variables) as Record<string, TypedValue>,
        ...more,
      };
      tasks.set(id, task);
      wakePolls();
      return task;
    },
    /** The next call of that operation has this fault. */
    fail(operation: string, ...list: Fault[]) {
      faults.push(...list.map((fault) => ({ operation, fault })));
    },
    /** Resolves with the first call, made already or later, for which the test holds. */
    async call(test: (call: Call) => boolean): Promise<Call> {
      for (;;) {
        const found = calls.find(test);
        if (found) return found;
        await new Promise<void>((resolve) => {
          const watcher = () => {
            watchers.delete(watcher);
            resolve();
          };
          watchers.add(watcher);
        });
      }
    },
    count: (operation: string) => calls.filter((call) => call.operation === operation).length,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export type FakeEngine = Awaited<ReturnType<typeof startFakeEngine>>;

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) text += chunk;
  return text;
}

function send(response: ServerResponse, status: number, body: unknown) {
  if (body === undefined) return response.writeHead(status).end();
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
