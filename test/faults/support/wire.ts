import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** How an answer is recognised that is to be lost. Bytes are read as latin1. */
export interface Loss {
  /** In what the caller sends. */
  request: RegExp;
  /** In what comes back, once the work is done. */
  done: RegExp;
  /** Share of such answers that are lost, 0 to 1. */
  chance: number;
}

/** A wire between two programs, which can break after the work was done and before the caller hears of it. */
export interface Wire {
  port: number;
  /** Answers lost so far. */
  readonly lost: number;
  /** Loses answers from now on; null: none. */
  lose(loss: Loss | null): void;
  close(): Promise<void>;
}

/** What a caller may have sent before it is answered, as far as it matters for recognising it. */
const LOOK_BACK = 4_096;

/** Opens a wire to the first of these ports of this machine that takes the connection, tried in any order. */
export async function openWire(targets: number[], port = 0): Promise<Wire> {
  let loss: Loss | null = null;
  let lost = 0;
  const sockets = new Set<Socket>();
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    socket.setNoDelay(true);
  };

  const join = (caller: Socket, callee: Socket) => {
    let sent = "";
    let doomed: { done: RegExp; answer: string } | null = null;
    const cut = () => {
      caller.destroy();
      callee.destroy();
    };
    caller.on("data", (chunk) => {
      sent = (sent + chunk.toString("latin1")).slice(-LOOK_BACK - chunk.length);
      if (loss?.request.test(sent) && doomed === null) {
        if (Math.random() < loss.chance) doomed = { done: loss.done, answer: "" };
        sent = "";
      }
      callee.write(chunk);
    });
    callee.on("data", (chunk) => {
      sent = "";
      if (doomed === null) return void caller.write(chunk);
      doomed.answer += chunk.toString("latin1");
      if (!doomed.done.test(doomed.answer)) return;
      lost++;
      cut();
    });
    for (const socket of [caller, callee]) socket.on("close", cut);
  };

  const server = createServer(async (caller) => {
    hold(caller);
    caller.pause();
    for (const target of [...targets].sort(() => Math.random() - 0.5)) {
      const callee = connect(target, "127.0.0.1");
      hold(callee);
      const isUp = await once(callee, "connect").then(
        () => true,
        () => false,
      );
      if (!isUp) continue;
      join(caller, callee);
      caller.resume();
      return;
    }
    caller.destroy();
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { port: number }).port,
    get lost() {
      return lost;
    },
    lose(next) {
      loss = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
