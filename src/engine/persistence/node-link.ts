import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Logger } from "pino";
import { patiently } from "./patience.ts";

const channel = "orquestra_engine";

/** What one engine process tells the others. */
export type Message =
  | { type: "hello" | "here" | "bye" }
  | { type: "external-tasks"; topics: string[] }
  | { type: "job"; dueAt: number }
  | { type: "definitions" };

export interface NodeLink {
  /** Tells the other processes, if there are any; several calls at once become one message. */
  tell(message: Message): void;
  close(): Promise<void>;
}

/**
 * Links the engine processes of one database through LISTEN / NOTIFY. A process that is alone sends nothing.
 * `onDown` and `onUp` say when messages may be missed.
 */
export async function linkNodes(options: {
  url: string;
  log: Logger;
  onMessage(message: Message): void;
  onDown(): void;
  onUp(): void;
}): Promise<NodeLink> {
  const { url, log, onMessage, onDown, onUp } = options;
  const self = randomUUID();
  const peers = new Set<string>();
  let client: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | null = null;
  let queue: Message[] = [];
  let flushing: Promise<void> | null = null;

  const notify = async (messages: Message[]) => {
    const payload = JSON.stringify({ from: self, messages });
    await client?.query("select pg_notify($1, $2)", [channel, payload]);
  };

  const receive = (payload: string) => {
    const { from, messages } = JSON.parse(payload) as { from: string; messages: Message[] };
    if (from === self) return;
    peers.add(from);
    for (const message of messages) {
      if (message.type === "hello") void notify([{ type: "here" }]).catch(() => {});
      else if (message.type === "bye") peers.delete(from);
      else onMessage(message);
    }
  };

  const connect = async () => {
    const next = new pg.Client({ connectionString: url, application_name: "orquestra-engine-link", keepAlive: true });
    next.on("notification", ({ payload }) => receive(payload ?? "{}"));
    next.on("error", () => lost(next));
    next.on("end", () => lost(next));
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
    onUp();
    await notify([{ type: "hello" }]);
  };

  const lost = (which: pg.Client) => {
    if (client !== which || closed) return;
    client = null;
    onDown();
    log.warn("link to other engine processes lost");
    reconnect();
  };

  const reconnect = () => {
    // A connection that is lost while it is greeted is reported twice.
    if (retry !== null) return;
    retry = setTimeout(() => {
      retry = null;
      connect().catch(() => {
        if (!closed) reconnect();
      });
    }, 500);
  };

  const flush = async () => {
    while (queue.length > 0) {
      const messages = merge(queue);
      queue = [];
      await notify(messages).catch(() => {});
    }
    flushing = null;
  };

  await patiently(log, connect);
  return {
    tell(message) {
      if (peers.size === 0 && message.type !== "definitions") return;
      queue.push(message);
      flushing ??= Promise.resolve().then(flush);
    },
    async close() {
      closed = true;
      if (retry) clearTimeout(retry);
      await flushing;
      await notify([{ type: "bye" }]).catch(() => {});
      await client?.end().catch(() => {});
    },
  };
}

function merge(messages: Message[]): Message[] {
  const topics = new Set<string>();
  let dueAt = Number.POSITIVE_INFINITY;
  let definitions = false;
  for (const message of messages) {
    if (message.type === "external-tasks") for (const topic of message.topics) topics.add(topic);
    else if (message.type === "job") dueAt = Math.min(dueAt, message.dueAt);
    else if (message.type === "definitions") definitions = true;
  }
  const merged: Message[] = [];
  if (topics.size > 0) merged.push({ type: "external-tasks", topics: [...topics] });
  if (Number.isFinite(dueAt)) merged.push({ type: "job", dueAt });
  if (definitions) merged.push({ type: "definitions" });
  return merged;
}
