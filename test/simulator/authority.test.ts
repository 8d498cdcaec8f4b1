import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import forge from "node-forge";
import { type Authority, openAuthority } from "../../src/simulator/authority/authority.ts";
import { type TestSimulator, testSimulator } from "../support/simulator.ts";
import { httpBrowser } from "./http-browser.ts";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(() => simulator.dispose());

const HOLDER = { cpf: "11144477735", name: "Olívia Prates", cnpj: "12ABC34501DE35", companyName: "BALANÇAS PRATES LTDA" };

/** The certificate in a .pfx, read by another library than OpenSSL. */
function leafOf(pfx: Buffer): forge.pki.Certificate {
  const asn1 = forge.asn1.fromDer(pfx.toString("binary"));
  const bags = forge.pkcs12.pkcs12FromAsn1(asn1, "1234").getBags({ bagType: forge.pki.oids.certBag! })[forge.pki.oids.certBag!]!;
  return bags[0]!.cert!;
}

/** Values of the ICP-Brasil fields by OID. */
function fieldsOf(certificate: forge.pki.Certificate): Record<string, string> {
  const { altNames } = certificate.getExtension("subjectAltName") as { altNames: { value: forge.asn1.Asn1[] }[] };
  return Object.fromEntries(
    altNames.map(({ value: [oid, wrapped] }) => [
      forge.asn1.derToOid(oid!.value as string),
      (wrapped!.value as forge.asn1.Asn1[])[0]!.value as string,
    ]),
  );
}

test("the page issues an e-CNPJ for anybody, with the ICP-Brasil fields, and it can be downloaded", async () => {
  const browser = await httpBrowser(simulator.issuer).open("/autoridade");
  await browser.submit("/autoridade", { tipo: "e-cnpj", cpf: "1", nome: "", cnpj: "2", empresa: "", papel: "SOCIO" });
  expect([browser.status, browser.body]).toEqual([422, expect.stringContaining("CNPJ inválido.")]);
  await browser.submit("/autoridade", {
    tipo: "e-cnpj",
    cpf: "111.444.777-35",
    nome: HOLDER.name,
    cnpj: "12.abc.345/01de-35",
    empresa: HOLDER.companyName,
    papel: "REPRESENTANTE_LEGAL",
  });
  expect(browser.body).toContain("Certificado emitido.");
  const download = await fetch(`${simulator.issuer}autoridade/certificados/e-cnpj-12abc34501de35-11144477735.pfx`);
  const pfx = Buffer.from(await download.arrayBuffer());
  expect(() => createSecureContext({ pfx, passphrase: "1234" })).not.toThrow();
  expect(() => createSecureContext({ pfx, passphrase: "errada" })).toThrow();
  const leaf = leafOf(pfx);
  expect(leaf.subject.getField("CN").value).toBe("BALANCAS PRATES LTDA:12ABC34501DE35");
  expect(fieldsOf(leaf)).toEqual({
    "2.16.76.1.3.2": "OLIVIA PRATES",
    "2.16.76.1.3.3": "12ABC34501DE35",
    "2.16.76.1.3.4": `0101198011144477735${"0".repeat(26)}`,
    "2.16.76.1.3.7": "0".repeat(12),
  });
  expect((await fetch(`${simulator.issuer}autoridade/certificados/outro.pfx`)).status).toBe(404);
});

test("an electronic seal names no person, an e-CPF no company", () => {
  const [eCpf, seal] = ["e-cpf", "selo"].map((variant) => {
    const { certificates } = simulator.people.find(({ key }) => key === "refused-certificates")!;
    return fieldsOf(leafOf(readFileSync(certificates.find((one) => one.variant === variant)!.pfxPath)));
  });
  expect(Object.keys(seal!)).toEqual(["2.16.76.1.3.3", "2.16.76.1.3.8"]);
  expect(Object.keys(eCpf!)).toEqual(["2.16.76.1.3.1", "2.16.76.1.3.5", "2.16.76.1.3.6"]);
});

test("root and AC form a chain, in the file that servers trust", () => {
  const [root, ac] = readFileSync(simulator.icpBrasilCaFile, "utf8")
    .split(/(?<=-----END CERTIFICATE-----\r?\n)/)
    .filter((pem) => pem.trim())
    .map((pem) => new X509Certificate(pem));
  expect(root!.verify(root!.publicKey)).toBe(true);
  expect(ac!.checkIssued(root!) && ac!.verify(root!.publicKey)).toBe(true);
  expect(ac!.ca).toBe(true);
});

test("the TLS identity is trusted for localhost by whoever trusts the local CA, and by nobody else", async () => {
  const open = (ca?: string) =>
    new Promise((resolve) => {
      request(simulator.certificateUrl, { ...(ca ? { ca } : {}), agent: false }, (response) => resolve(response.statusCode))
        .on("error", (error: NodeJS.ErrnoException) => resolve(error.code))
        .end();
    });
  expect(await open(simulator.tlsCaPem)).toBe(404);
  expect(await open()).toBe("SELF_SIGNED_CERT_IN_CHAIN");
});

describe("in a folder of its own", () => {
  const folder = mkdtempSync(join(tmpdir(), "authority-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  let now = new Date("2026-11-21T12:00:00Z");
  const wanted = [{ variant: "e-cnpj" as const, holder: HOLDER }];
  const open = async (): Promise<Authority> => {
    const authority = await openAuthority(folder, () => now);
    await authority.ensure(wanted);
    return authority;
  };

  test("certificates are made once, and again before they end", async () => {
    const first = await open();
    const [certificate] = first.list();
    const { serverTls, icpBrasilCaPem } = first;
    const made = statSync(first.pfxPath(certificate!)).mtimeMs;
    const second = await open();
    expect(second).toMatchObject({ serverTls, icpBrasilCaPem });
    expect(statSync(second.pfxPath(certificate!)).mtimeMs).toBe(made);

    now = new Date("2027-11-15T12:00:00Z");
    const third = await open();
    expect(third.icpBrasilCaPem).toBe(icpBrasilCaPem);
    expect(third.serverTls).not.toEqual(serverTls);
    expect(third.list()).toMatchObject([{ id: certificate!.id, notBefore: "2027-11-14T12:00:00.000Z" }]);
  });

  test("private files are readable by their owner alone", () => {
    expect(statSync(join(folder, "authorities.json")).mode & 0o077).toBe(0);
  });
});
