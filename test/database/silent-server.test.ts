import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import pg from "pg";
import { isConnectionLost } from "../../src/database/connection.ts";
import { isConnectionLoss } from "../../src/engine/persistence/database.ts";
import { isPassing } from "../../src/store/failures.ts";

/** What a client says that waited in vain for the answer of a server. */
async function silence(): Promise<unknown> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = new pg.Client({ host: "127.0.0.1", port, user: "x", connectionTimeoutMillis: 50 });
  client.on("error", () => undefined);
  try {
    return await client.connect().then(
      () => null,
      (error: unknown) => error,
    );
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

test("a server that takes the connection and does not answer in time is one that is away for a moment", async () => {
  const error = await silence();
  expect([isConnectionLost(error), isConnectionLoss(error), isPassing(error)]).toEqual([true, true, true]);
});

test("a refusal is none of that", () => {
  const refused = Object.assign(new Error("password authentication failed"), { code: "28P01" });
  expect([isConnectionLost(refused), isConnectionLoss(refused), isPassing(refused)]).toEqual([false, false, false]);
});
