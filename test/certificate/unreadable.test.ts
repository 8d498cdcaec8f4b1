import fc from "fast-check";
import { CertificateError, readCertificate } from "../../src/certificate/index.ts";
import { newEcKey } from "./support/certificate.ts";
import { makeEcnpj } from "./support/icp-brasil.ts";

const sample = makeEcnpj({ key: newEcKey() }).der;

/** Reads, or fails in the one way that is allowed. */
function readOrRefuse(der: Buffer): void {
  try {
    readCertificate(der);
  } catch (error) {
    expect(error).toBeInstanceOf(CertificateError);
    expect(error).toHaveProperty("code", "unreadable");
  }
}

test.each([
  ["nothing", Buffer.alloc(0)],
  ["text", Buffer.from("not a certificate")],
  ["half a certificate", sample.subarray(0, sample.length / 2)],
  ["an empty sequence", Buffer.from("3000", "hex")],
  ["too many bytes", Buffer.alloc(70_000, 0x30)],
  ["deep nesting", Buffer.alloc(60_000, 0x30)],
])("%s is unreadable", (_name, der) => {
  expect(() => readCertificate(der)).toThrow(expect.objectContaining({ code: "unreadable" }));
});

test("the sample itself is readable", () => {
  expect(readCertificate(sample).kind).toBe("e-cnpj");
});

test("bytes changed anywhere never lead to another failure", () => {
  const change = fc.tuple(fc.nat(sample.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const der = Buffer.from(sample);
      for (const [at, value] of changes) der[at] = value;
      readOrRefuse(der);
    }),
    { numRuns: 1_500 },
  );
});

test("bytes cut out or put in never lead to another failure", () => {
  fc.assert(
    fc.property(fc.nat(sample.length), fc.nat(20), fc.uint8Array({ maxLength: 20 }), (at, removed, added) => {
      readOrRefuse(Buffer.concat([sample.subarray(0, at), added, sample.subarray(at + removed)]));
    }),
    { numRuns: 500 },
  );
});

test("any bytes at all", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readOrRefuse(Buffer.from(bytes))));
});
