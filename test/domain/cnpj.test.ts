import fc from "fast-check";
import { formatCnpj, maskCnpj, normaliseCnpj } from "../../src/domain/identifiers.ts";
import { validCnpj } from "./support/arbitraries.ts";

test.each([
  "12ABC34501DE35",
  "12ABC345000188",
  "12ABC345000269",
  "11222333000181",
  "11222333000262",
  "99999999000191",
  "00000000000191",
  "ABCDEFGHIJKL80",
  "ZZZZZZZZZZZZ62",
  "000000000ZZZ70",
  "00000000E08G12",
  "93ZB0VRYV6KA67",
  "PC3D315K000193",
])("%s is a CNPJ", (cnpj) => {
  expect(normaliseCnpj(cnpj)).toBe(cnpj);
});

test.each([
  ["a wrong first digit", "12ABC34501DE45"],
  ["a wrong second digit", "93ZB0VRYV6KA66"],
  ["fourteen zeros", "00000000000000"],
  ["letters as check digits", "12ABC34501DEAB"],
  ["thirteen characters", "1122233300018"],
  ["an accent", "12ÁBC34501DE35"],
  ["a letter that becomes another in capitals", "12ABC34501DEı5"],
  ["nothing", ""],
])("%s is not a CNPJ", (_, text) => {
  expect(normaliseCnpj(text)).toBeNull();
});

test.each(["12.ABC.345/01DE-35", "12.abc.345/01de-35", " 12abc34501de35 "])("case and punctuation do not matter: %s", (text) => {
  expect(normaliseCnpj(text)).toBe("12ABC34501DE35");
});

test("any valid CNPJ survives formatting, in small letters too", () => {
  fc.assert(
    fc.property(validCnpj, (cnpj) => {
      expect(formatCnpj(cnpj)).toMatch(/^[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}$/);
      expect(normaliseCnpj(formatCnpj(cnpj).toLowerCase())).toBe(cnpj);
    }),
  );
});

test("a changed digit is noticed, unless the check digits are zeros (the rule gives 0 for two remainders)", () => {
  fc.assert(
    fc.property(validCnpj, fc.nat(13), fc.integer({ min: 1, max: 9 }), (cnpj, place, shift) => {
      const before = cnpj[place]!;
      fc.pre(/\d/.test(before) && (place > 11 || cnpj[12] !== "0"));
      const digit = (Number(before) + shift) % 10;
      expect(normaliseCnpj(cnpj.slice(0, place) + digit + cnpj.slice(place + 1))).toBeNull();
    }),
  );
  expect(normaliseCnpj("11222333004500")).not.toBeNull();
  expect(normaliseCnpj("31222333004500")).not.toBeNull();
});

test("a masked CNPJ hides its ends", () => {
  expect(maskCnpj("12ABC34501DE35")).toBe("**.ABC.345/01DE-**");
  expect(maskCnpj("anything")).toBe("**.***.***/****-**");
});
