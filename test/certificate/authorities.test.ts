import { loadAuthorities } from "../../src/certificate/index.ts";
import { makeAuthorities, makeEcnpj } from "./support/icp-brasil.ts";

const { root, ac, bundle } = makeAuthorities("A");
const broken = "-----BEGIN CERTIFICATE-----\nMIIBrokenbrokenbroken\n-----END CERTIFICATE-----\n";

test("every authority of a bundle is taken, text between them ignored", () => {
  expect(loadAuthorities(`# ICP-Brasil\n${root.pem}\nnote\n${ac.pem}`)).toEqual({ pems: [root.pem, ac.pem], skipped: [] });
});

test("one that cannot be used does not cost the others", () => {
  const { pems, skipped } = loadAuthorities(root.pem + broken + ac.pem);
  expect(pems).toHaveLength(2);
  expect(skipped).toHaveLength(1);
});

test("a certificate of a holder is no authority", () => {
  const { pems, skipped } = loadAuthorities(bundle + makeEcnpj({}, ac).pem);
  expect(pems).toHaveLength(2);
  expect(skipped).toEqual([{ subject: expect.stringContaining("ACME"), reason: "not an authority" }]);
});

test("repeated ones are taken once", () => {
  expect(loadAuthorities(bundle + bundle).pems).toHaveLength(2);
});

test("nothing in, nothing out", () => {
  expect(loadAuthorities("")).toEqual({ pems: [], skipped: [] });
});
