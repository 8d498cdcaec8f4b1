import fc from "fast-check";
import { canonicalJson } from "../../src/store/canonical-json.ts";
import { maskCpfs } from "../../src/store/masking.ts";
import { newReference, normaliseReference } from "../../src/store/reference.ts";

test.each([
  ["52998224725", "***.982.247-**"],
  ["(529.982.247-25)", "(***.982.247-**)"],
  ["a 52998224725, b 12345678909", "a ***.982.247-**, b ***.456.789-**"],
  ["152998224725", "152998224725"],
  ["12345678900", "12345678900"],
])("masking %s gives %s", (text, masked) => {
  expect(maskCpfs(text)).toBe(masked);
});

test("canonical JSON does not depend on the order of keys and survives a second round", () => {
  expect(canonicalJson({ b: 1, a: [{ d: 1, c: undefined }] })).toBe('{"a":[{"d":1}],"b":1}');
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  );
});

test("a reference survives being read out", () => {
  for (let count = 0; count < 50; count++) {
    const reference = newReference();
    expect(normaliseReference(reference.toLowerCase().replace("-", " "))).toBe(reference);
  }
  expect(normaliseReference("8F3K-2Q70")).toBeNull();
});
