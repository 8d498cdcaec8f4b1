import { daysFromNow, type Made } from "./support/certificate.ts";
import { ask, ours, startHost, strangers } from "./support/host.ts";
import { makeEcnpj } from "./support/icp-brasil.ts";

const PATH = "/apresentar?ticket=abc";
const behind = (addresses: string[]) =>
  startHost({ key: undefined, cert: undefined, proxy: { addresses, header: "X-SSL-Client-Cert" } } as object);
const host = await behind(["10.9.8.7", "127.0.0.0/8"]);
const elsewhere = await behind(["10.9.8.7"]);
afterAll(() => Promise.all([host.stop(), elsewhere.stop()]));

const good = makeEcnpj({}, ours.ac);
const nginx = ({ pem }: Made) => encodeURIComponent(pem);
const headers = (cert: string, verify = "SUCCESS") => ({ "x-ssl-client-cert": cert, "x-ssl-client-verify": verify });

async function verdict(sent: Record<string, string | string[]>, port = host.port) {
  const reply = await ask(port, PATH, { plain: true, headers: sent });
  return reply.status === 303 ? String(reply.headers.location).split("/").at(-1) : reply.status;
}

test("a certificate from the configured address is accepted; from any other it is not", async () => {
  expect(await verdict(headers(nginx(good)))).toBe("accepted");
  elsewhere.presentations.length = 0;
  expect(await verdict(headers(nginx(good)), elsewhere.port)).toBe(403);
  expect(elsewhere.presentations).toHaveLength(0);
});

test.each([
  ["URL-encoded PEM, as nginx", nginx(good)],
  ["PEM in one line, as Apache", good.pem.trim().replace(/\n/g, " ")],
  ["Base64 of DER, as HAProxy", good.der.toString("base64")],
  ["Base64 between colons, as RFC 9440", `:${good.der.toString("base64")}:`],
])("%s", async (_name, value) => {
  expect(await verdict(headers(value))).toBe("accepted");
});

test("HAProxy's verdict 0 is success", async () => {
  expect(await verdict(headers(good.der.toString("base64"), "0"))).toBe("accepted");
});

test.each([
  ["NONE", "ecnpj-unknown-authority"],
  ["", "ecnpj-unknown-authority"],
  ["FAILED:unable to verify", "ecnpj-unknown-authority"],
  ["FAILED:certificate revoked", "ecnpj-revoked"],
  ["21", "ecnpj-unknown-authority"],
  ["SUCCESS, SUCCESS", "ecnpj-unknown-authority"],
])("without the proxy's success (%p) a good certificate is refused", async (verify, expected) => {
  expect(await verdict(headers(nginx(good), verify))).toBe(expected);
});

test("without the verdict's header a good certificate is refused", async () => {
  expect(await verdict({ "x-ssl-client-cert": nginx(good) })).toBe("ecnpj-unknown-authority");
});

test.each([
  ["self-signed", () => makeEcnpj({}), "ecnpj-unknown-authority"],
  ["of an unknown authority", () => makeEcnpj({}, strangers.ac), "ecnpj-unknown-authority"],
  ["forged", () => makeEcnpj({}, { name: ours.ac.name, key: strangers.ac.key }), "ecnpj-unknown-authority"],
  ["expired", () => makeEcnpj({ notBefore: daysFromNow(-9), notAfter: daysFromNow(-1) }, ours.ac), "ecnpj-expired"],
  ["not yet valid", () => makeEcnpj({ notBefore: daysFromNow(1) }, ours.ac), "ecnpj-not-yet-valid"],
])("a success that is a lie does not help a certificate %s", async (_name, make, expected) => {
  expect(await verdict(headers(nginx(make())))).toBe(expected);
});

test.each([
  ["no header", {}, "ecnpj-missing"],
  ["an empty header", headers("", "NONE"), "ecnpj-missing"],
  ["a certificate sent twice", { ...headers(""), "x-ssl-client-cert": [nginx(good), nginx(good)] }, "ecnpj-missing"],
  ["no certificate in it", headers("hello, world"), "ecnpj-unreadable"],
  ["broken escapes", headers("%E0%A4%A"), "ecnpj-unreadable"],
])("%s", async (_name, sent, expected) => {
  expect(await verdict(sent)).toBe(expected);
});

test("the person's address is the last one the proxy wrote", async () => {
  host.presentations.length = 0;
  await verdict({ ...headers(nginx(good)), "x-forwarded-for": "6.6.6.6, 203.0.113.9" });
  expect(host.presentations[0]?.ip).toBe("203.0.113.9");
});

test("health answers from any address", async () => {
  expect(await ask(elsewhere.port, "/health", { plain: true })).toMatchObject({ status: 200 });
});
