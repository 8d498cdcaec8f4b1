import { connect, type TLSSocket } from "node:tls";
import type { startCertificateHost } from "../../src/certificate/index.ts";
import { daysFromNow, type Made, makeCertificate, newEcKey } from "./support/certificate.ts";
import { ask, ours, server, startHost, strangers } from "./support/host.ts";
import { CNPJ, ecpf, makeEcnpj, OM_BR, SELO } from "./support/icp-brasil.ts";

const host = await startHost();
afterAll(() => host.stop());
beforeEach(() => {
  host.presentations.length = 0;
});

const PATH = "/apresentar?ticket=abc-123";
const present = (made: Made | null, path = PATH) =>
  ask(host.port, path, made === null ? {} : { cert: made.pem, key: made.keyPem });
const verdict = async (made: Made | null) => {
  const { status, headers } = await present(made);
  expect(status).toBe(303);
  return String(headers.location).split("/").at(-1);
};

test("a good e-CNPJ arrives with ticket, certificate and address", async () => {
  const made = makeEcnpj({}, ours.ac);
  expect(await verdict(made)).toBe("accepted");
  expect(host.presentations).toEqual([
    { ticket: "abc-123", der: made.der, trust: { authorized: true, error: null }, ip: "127.0.0.1" },
  ]);
});

test.each([
  ["none", () => null, "ecnpj-missing"],
  ["self-signed", () => makeEcnpj({}), "ecnpj-unknown-authority"],
  ["of an unknown authority", () => makeEcnpj({}, strangers.ac), "ecnpj-unknown-authority"],
  ["expired", () => makeEcnpj({ notBefore: daysFromNow(-9), notAfter: daysFromNow(-1) }, ours.ac), "ecnpj-expired"],
  [
    "expired, of an unknown authority",
    () => makeEcnpj({ notBefore: daysFromNow(-9), notAfter: daysFromNow(-1) }, strangers.ac),
    "ecnpj-unknown-authority",
  ],
  ["not yet valid", () => makeEcnpj({ notBefore: daysFromNow(1) }, ours.ac), "ecnpj-not-yet-valid"],
  ["an e-CPF", () => makeCertificate(ecpf(), ours.ac), "ecnpj-not-ecnpj"],
  ["of a measuring device", () => makeEcnpj({ policies: [OM_BR] }, ours.ac), "ecnpj-not-ecnpj"],
  ["a selo eletrônico", () => makeEcnpj({ policies: [SELO] }, ours.ac), "ecnpj-selo-without-cpf"],
  ["with an elliptic key", () => makeEcnpj({ key: newEcKey() }, ours.ac), "accepted"],
])("a certificate %s reaches the handler with the verdict %s", async (_name, make, expected) => {
  expect(await verdict(make())).toBe(expected);
});

test.each(["TLSv1.2", "TLSv1.3"])(
  "a forged signature is never accepted over %s: a verdict, or a cut connection and a log line",
  async (maxVersion) => {
    const forged = makeEcnpj({}, { name: ours.ac.name, key: strangers.ac.key });
    host.log.length = 0;
    const outcome = await ask(host.port, PATH, { cert: forged.pem, key: forged.keyPem, maxVersion } as object).then(
      ({ headers }) => String(headers.location).split("/").at(-1),
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (outcome === "ecnpj-unknown-authority") return;
    expect(["ECONNRESET", "EPIPE"]).toContain(outcome);
    expect(host.log.join("")).toContain("connection failed");
  },
);

test("a request that is none is answered and cut, whoever sends it", async () => {
  const forged = makeEcnpj({}, { name: ours.ac.name, key: strangers.ac.key });
  for (const made of [makeEcnpj({}, ours.ac), forged]) {
    const socket = connect({ host: "127.0.0.1", port: host.port, ca: server.pem, cert: made.pem, key: made.keyPem });
    expect(await talk(socket, "\r\n\r\nno http")).toContain("400 Bad Request");
  }
});

test("a handshake that fails is logged", async () => {
  host.log.length = 0;
  await expect(ask(host.port, PATH, { maxVersion: "TLSv1.1", minVersion: "TLSv1" } as object)).rejects.toThrow();
  expect(host.log.join("")).toContain("TLS handshake failed");
});

test("a resumed session does not exist: each connection shows its certificate", async () => {
  const made = makeEcnpj({}, ours.ac);
  const options = { host: "127.0.0.1", port: host.port, ca: server.pem, cert: made.pem, key: made.keyPem };
  for (const maxVersion of ["TLSv1.2", "TLSv1.3"] as const) {
    let session: Buffer | undefined;
    for (let turn = 0; turn < 2; turn++) {
      const socket = connect({ ...options, maxVersion, ...(session ? { session } : {}) });
      socket.on("session", (offered) => {
        session = offered;
      });
      const reply = await talk(socket, PATH);
      expect(reply).toContain("/certificado/accepted");
      expect(socket.isSessionReused()).toBe(false);
      session ??= socket.getSession();
    }
  }
  expect(host.presentations).toHaveLength(4);
  for (const { der } of host.presentations) expect(der).toEqual(made.der);
});

function talk(socket: TLSSocket, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.on("secureConnect", () => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`));
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
  });
}

test("health asks for nothing", async () => {
  expect(await ask(host.port, "/health")).toMatchObject({ status: 200, body: '{"status":"up"}' });
});

test.each([
  ["/", 404, {}],
  ["/apresentar/mais?ticket=a", 404, {}],
  ["/apresentar", 400, {}],
  ["/apresentar?ticket=", 400, {}],
  ["/apresentar?ticket=a%0d%0ab", 400, {}],
  [`/apresentar?ticket=${"a".repeat(300)}`, 400, {}],
  ["/apresentar?ticket=a", 405, { method: "POST" }],
  ["//evil.example/apresentar?ticket=%00", 404, {}],
])("%s is answered with %i and a page, and nobody is asked", async (path, status, options) => {
  const reply = await ask(host.port, path, options);
  expect(reply.status).toBe(status);
  expect(reply.body).toContain('<html lang="pt-BR">');
  expect(host.presentations).toHaveLength(0);
});

test("headers keep answers out of caches, frames and referrers", async () => {
  for (const path of [PATH, "/", "/health"]) {
    expect((await ask(host.port, path)).headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      connection: "close",
    });
  }
});

test.each([
  ["fails", () => Promise.reject(new Error("store away"))],
  [
    "throws at once",
    () => {
      throw new Error("bug");
    },
  ],
  ["gives no address", () => Promise.resolve("javascript:alert(1)")],
  ["gives a path", () => Promise.resolve("/certificado")],
])("when the handler %s the person gets a page and the log the reason", async (_name, onPresented) => {
  const failing = await startHost({ onPresented });
  const reply = await ask(failing.port, PATH);
  await failing.stop();
  expect(reply.status).toBe(500);
  expect(reply.body).toContain("Nada foi perdido");
  expect(reply.body).not.toContain("store away");
  expect(failing.log.join("")).toContain("could not be dealt with");
});

test("the log tells nothing of the certificate or the ticket", async () => {
  host.log.length = 0;
  await present(makeEcnpj({}, ours.ac));
  await present(makeEcnpj({}, strangers.ac));
  expect(host.log.join("")).not.toMatch(new RegExp(`${CNPJ}|abc-123|ACME|MARIA`));
});

test.each([
  ["a store without authorities", { ca: "" }, "authorities-empty"],
  ["a store of holders only", { ca: makeEcnpj({}).pem }, "authorities-empty"],
  ["no key", { key: undefined }, "key-missing"],
  ["an address of the proxy that is none", { proxy: { addresses: ["portal.example"], header: "x" } }, "address-invalid"],
  ["a network of the proxy that is none", { proxy: { addresses: ["10.0.0.0/33"], header: "x" } }, "address-invalid"],
])("%s stops it from starting", async (_name, given, code) => {
  await expect(startHost(given as Partial<Parameters<typeof startCertificateHost>[0]>)).rejects.toMatchObject({ code });
});
