import { readCertificate } from "../../src/certificate/index.ts";
import { makeCertificate, name } from "./support/certificate.ts";
import { A1, CLIENT_AUTH, CNPJ, type EcnpjParts, makeEcnpj, OM_BR, SELO, SERVER_AUTH } from "./support/icp-brasil.ts";

const kind = (given: Partial<EcnpjParts>) => readCertificate(makeEcnpj(given).der).kind;

test.each([
  ["A1", [A1], "e-cnpj"],
  ["A3", ["2.16.76.1.2.3.48"], "e-cnpj"],
  ["A1 beside a policy nobody knows", ["1.2.3.4", A1], "e-cnpj"],
  ["SE-S, selo eletrônico", [SELO], "selo"],
  ["SE-H, selo eletrônico", ["2.16.76.1.2.202.1"], "selo"],
  ["S1, secrecy", ["2.16.76.1.2.101.5"], "other"],
  ["T3, time stamp", ["2.16.76.1.2.303.1"], "other"],
  ["OM-BR, measuring device", [OM_BR], "other"],
  ["a policy that only begins alike", ["2.16.76.1.2.11.1"], "other"],
  ["no ICP-Brasil policy", ["1.2.3.4"], "other"],
])("with policy %s", (_name, policies, expected) => {
  expect(kind({ policies })).toBe(expected);
});

test.each([
  ["client authentication", [CLIENT_AUTH], "e-cnpj"],
  ["no limit", [], "e-cnpj"],
  ["any use", ["2.5.29.37.0"], "e-cnpj"],
  ["servers only", [SERVER_AUTH], "other"],
])("for %s", (_name, uses, expected) => {
  expect(kind({ uses })).toBe(expected);
});

test("a selo eletrônico of the new generation names the company and nobody else", () => {
  const made = makeEcnpj({ policies: [SELO], otherNames: {}, subject: name(["CN", "ACME LTDA"], ["serialNumber", CNPJ]) });
  expect(readCertificate(made.der)).toMatchObject({ kind: "selo", cnpj: CNPJ, responsibleCpf: null });
});

test("a certificate without any extension", () => {
  expect(readCertificate(makeCertificate({ subject: name(["CN", `ACME:${CNPJ}`]) }).der).kind).toBe("other");
});
