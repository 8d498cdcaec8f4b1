import { once } from "node:events";
import { connect } from "node:net";
import { type TestEngine, testEngine } from "./harness.ts";

const part = 'Content-Disposition: form-data; name="data"; filename="note.txt"\r\n\r\nhello';

describe("an upload that is not what it says", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  afterAll(() => engine.stop());

  const upload = async (contentType: string, body: string) => {
    const init = { method: "POST", headers: { "content-type": contentType }, body };
    return (await fetch(`${engine.engine.url}/deployment/create`, init)).status;
  };
  const isAlive = async () => (await engine.get("/version")).status === 200;

  test("control: a whole one is deployed", async () => {
    expect(await upload("multipart/form-data; boundary=x", `--x\r\n${part}\r\n--x--\r\n`)).toBe(200);
  });

  test.each([
    ["ends inside a file", "multipart/form-data; boundary=x", `--x\r\n${part}`],
    ["ends inside the head of a part", "multipart/form-data; boundary=x", "--x\r\nContent-Dispo"],
    [
      "ends inside a field",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="tenant-id"\r\n\r\na',
    ],
    ["has another boundary", "multipart/form-data; boundary=y", `--x\r\n${part}\r\n--x--\r\n`],
    ["names no boundary", "multipart/form-data", `--x\r\n${part}\r\n--x--\r\n`],
  ])("one that %s is a 400, and the engine lives on", async (_name, contentType, body) => {
    expect(await upload(contentType, body)).toBe(400);
    expect(await isAlive()).toBe(true);
  });

  test("one whose sender goes away leaves nothing behind", async () => {
    const before = (await engine.get("/deployment/count")).json;
    const socket = connect(engine.engine.port, "127.0.0.1");
    await once(socket, "connect");
    const head = [
      "POST /engine-rest/deployment/create HTTP/1.1",
      "Host: localhost",
      "Content-Type: multipart/form-data; boundary=x",
      "Content-Length: 100000",
    ].join("\r\n");
    await new Promise((resolve) => socket.write(`${head}\r\n\r\n--x\r\n${part}`, resolve));
    socket.destroy();
    expect(await isAlive()).toBe(true);
    expect((await engine.get("/deployment/count")).json).toEqual(before);
  });
});
