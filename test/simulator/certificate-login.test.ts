import { readFileSync } from "node:fs";
import { request } from "node:https";
import type { PersonCertificate } from "../../src/simulator/index.ts";
import { type TestSimulator, testSimulator } from "../support/simulator.ts";
import { httpBrowser } from "./http-browser.ts";
import { payloadOf, relyingParty } from "./relying-party.ts";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(() => simulator.dispose());

const person = (key: string) => simulator.people.find((one) => one.key === key)!;

/** Opens an address of the TLS host with the given certificate, as a browser would; gives where it leads. */
function present(address: string, certificate?: PersonCertificate): Promise<string> {
  const identity = certificate ? { pfx: readFileSync(certificate.pfxPath), passphrase: certificate.pfxPassword } : {};
  return new Promise((resolve, reject) => {
    request(address, { ...identity, ca: simulator.tlsCaPem, agent: false }, (response) => {
      response.resume();
      resolve(response.headers.location ?? String(response.statusCode));
    })
      .on("error", reject)
      .end();
  });
}

/** A browser at the page "Certificado digital" of a login that has begun. */
async function atCertificatePage() {
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  const flow = browser.url.pathname.split("/")[2]!;
  await browser.open(`/entrar/${flow}/certificado`);
  return { service, browser, flow };
}

test("an e-CNPJ presented in the TLS handshake opens a session that carries the company", async () => {
  const { service, browser, flow } = await atCertificatePage();
  const { ecnpj } = person("legal-representative");
  await browser.open(await present(`${simulator.certificateUrl}/entrar/${flow}`, ecnpj[0]));
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  const tokens = await service.exchange(browser.url);
  expect(payloadOf(tokens.id_token!)).toMatchObject({
    sub: person("legal-representative").cpf,
    amr: ["x509", "x509_token"],
    cnpj: "17.141.935/0001-90",
    cnpj_certificate_name: "PIMENTEL CERTIFICACOES SA",
  });
  expect(payloadOf(tokens.access_token)).toMatchObject({ cnpj: "17.141.935/0001-90", amr: ["x509", "x509_token"] });
  const info = await fetch(`${simulator.apiUrl}/api/x509/info`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  expect(await info.json()).toEqual({
    amr: ["x509", "x509_token"],
    certificate: "PIMENTEL CERTIFICACOES SA:17141935000190",
    type: "device",
  });
});

test("an alphanumeric CNPJ goes the whole way", async () => {
  const { service, browser } = await atCertificatePage();
  await browser.submit("/certificado", { certificado: "e-cnpj-12abc345000188-52917034238" });
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  expect(payloadOf((await service.exchange(browser.url)).id_token!).cnpj).toBe("12.ABC.345/0001-88");
});

test("an e-CPF opens a session without a company", async () => {
  const { service, browser } = await atCertificatePage();
  await browser.submit("/certificado", { certificado: "e-cpf-92815901315" });
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  const id = payloadOf((await service.exchange(browser.url)).id_token!);
  expect(id).toMatchObject({ sub: "92815901315", amr: ["x509", "x509_token"] });
  expect(id).not.toHaveProperty("cnpj");
});

test("a cloud certificate asks for its PIN and says its provider", async () => {
  const { service, browser, flow } = await atCertificatePage();
  await browser.open(`/entrar/${flow}/nuvem`);
  await browser.open(`/entrar/${flow}/nuvem/certificados?prestador=neoid`);
  await browser.submit("/nuvem", { certificado: "e-cnpj-19412772000169-52601815906", pin: "0000" });
  expect(browser.body).toContain("PIN incorreto.");
  await browser.submit("/nuvem", { certificado: "e-cnpj-19412772000169-52601815906", pin: "1234" });
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  const tokens = await service.exchange(browser.url);
  expect(payloadOf(tokens.id_token!)).toMatchObject({ amr: ["x509", "x509_neoid"], cnpj: "19.412.772/0001-69" });
  const info = await fetch(`${simulator.apiUrl}/api/x509/info`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  expect(await info.json()).toMatchObject({ type: "cloud", provider: "neoid" });
});

test.each([
  ["expired", "expired", "O certificado está vencido"],
  ["not-yet-valid", "not-yet-valid", "ainda não é válido"],
  ["other-authority", "unknown-authority", "não foi emitido por uma autoridade da ICP-Brasil"],
  ["selo", "without-cpf", "não traz o CPF do responsável"],
])("the certificate %s is refused in the handshake and in the list alike", async (variant, _code, said) => {
  const { browser, flow } = await atCertificatePage();
  const certificate = person("refused-certificates").certificates.find((one) => one.variant === variant)!;
  await browser.open(await present(`${simulator.certificateUrl}/entrar/${flow}`, certificate));
  expect([browser.status, browser.body]).toEqual([422, expect.stringContaining(said)]);
  await browser.submit("/certificado", { certificado: `${variant}-43233441000146-92815901315` });
  expect([browser.status, browser.body]).toEqual([422, expect.stringContaining(said)]);
});

test("a browser without a certificate is told so", async () => {
  const { browser, flow } = await atCertificatePage();
  await browser.open(await present(`${simulator.certificateUrl}/entrar/${flow}`));
  expect(browser.body).toContain("Nenhum certificado foi apresentado");
});

test("a ticket of the TLS host works once", async () => {
  const { browser, flow } = await atCertificatePage();
  const ticket = await present(`${simulator.certificateUrl}/entrar/${flow}`, person("guide").ecnpj[0]);
  const other = await atCertificatePage();
  await browser.open(ticket);
  expect(browser.body).toContain("Autorização de uso de dados pessoais");
  await other.browser.open(ticket.replace(flow, other.flow));
  expect(other.browser.body).toContain("Nenhum certificado foi apresentado");
});

test("an address that is no login is not found on the TLS host", async () => {
  expect(await present(`${simulator.certificateUrl}/`)).toBe("404");
});
