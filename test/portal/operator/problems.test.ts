import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createEngineClient } from "../../../src/camunda/client.ts";
import { HttpBrowser } from "../support/browser.ts";
import { createLogger } from "../support/log.ts";
import { maria, type TestPortal, testPortal } from "../support/portal.ts";
import { enterThroughDoor } from "./support/operated.ts";

let portal: TestPortal;
let engine: Server;
let browser: HttpBrowser;
/** What the engine answers to everything. */
let status = 200;

beforeAll(async () => {
  engine = createServer((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ type: "ProcessEngineException", message: `no table for ${maria.cpf}`, code: 0 }));
  });
  await new Promise<void>((listening) => engine.listen(0, "127.0.0.1", listening));
  const { port } = engine.address() as AddressInfo;
  const address = { url: `http://127.0.0.1:${port}`, user: "portal", password: "wrong" };
  portal = await testPortal({ engine: createEngineClient({ ...address, log: createLogger() }) });
  const by = { reason: "test", actor: "system:test", capacity: "system" };
  await portal.store.staff.grant({ cpf: maria.cpf, role: "operator", ...by });
  browser = new HttpBrowser(portal.url);
  await enterThroughDoor(browser, portal.govbr, maria);
});
afterAll(async () => {
  await portal?.stop();
  await new Promise((closed) => engine.close(closed));
});

// A 401 comes first: after an answer that is none, it means a user that is locked for a moment.
test.each([
  [401, 502, "recusou o acesso do portal", "ENGINE_REST_USER", "portal-engine-credentials-refused"],
  [403, 502, "recusou o acesso do portal", "tem as permissões", "portal-engine-credentials-refused"],
  [500, 502, "falhou ao responder", "leia o log do motor", "portal-engine-fault"],
  [400, 502, "falhou ao responder", "no table for ***.456.789-**", "portal-engine-fault"],
  [503, 503, "não responde", "Espere um minuto", "portal-engine-unavailable"],
])(
  "an engine that answers %i to a question is not taken for something that is gone",
  async (answer, shown, title, what, action) => {
    status = answer;
    const page = await browser.open("/equipe/motor/instancias/some");
    expect(page.status).toBe(shown);
    expect(page.text).toContain(title);
    expect(page.text).toContain(what);
    expect(page.text).not.toContain("já não existe no motor");
    expect(page.html).not.toContain(maria.cpf);
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.text)![0];
    expect(await portal.store.audit.findByReference(reference)).toMatchObject({ action });
  },
);

test("a 404 is something that is gone", async () => {
  status = 404;
  const page = await browser.open("/equipe/motor/instancias/some");
  expect(page.status).toBe(404);
  expect(page.text).toContain("já não existe no motor");
});
