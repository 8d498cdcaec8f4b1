import fc from "fast-check";
import { formatCpf, isSameCpf, maskCpf, normaliseCpf } from "../../src/domain/identifiers.ts";
import { validCpf } from "./support/arbitraries.ts";

test.each(["12345678909", "52998224725", "11144477735"])("%s is a CPF", (cpf) => {
  expect(normaliseCpf(cpf)).toBe(cpf);
});

test.each([
  ["a wrong first digit", "12345678919"],
  ["a wrong second digit", "12345678908"],
  ["eleven equal digits", "11111111111"],
  ["eleven zeros", "00000000000"],
  ["ten digits", "1234567890"],
  ["twelve digits", "123456789090"],
  ["a letter", "1234567890A"],
  ["nothing", ""],
])("%s is not a CPF", (_, text) => {
  expect(normaliseCpf(text)).toBeNull();
});

test.each(["529.982.247-25", " 529982247-25 ", "52998224725"])("punctuation does not matter: %s", (text) => {
  expect(normaliseCpf(text)).toBe("52998224725");
});

test("any valid CPF survives formatting", () => {
  fc.assert(
    fc.property(validCpf, (cpf) => {
      expect(formatCpf(cpf)).toMatch(/^\d{3}\.\d{3}\.\d{3}-\d{2}$/);
      expect(normaliseCpf(formatCpf(cpf))).toBe(cpf);
    }),
  );
});

const changeDigit = (text: string, place: number, shift: number) =>
  text.slice(0, place) + ((Number(text[place]) + shift) % 10) + text.slice(place + 1);

test("a changed digit is noticed", () => {
  fc.assert(
    fc.property(validCpf, fc.nat(10), fc.integer({ min: 1, max: 9 }), (cpf, place, shift) => {
      fc.pre(place > 8 || cpf[9] !== "0");
      expect(normaliseCpf(changeDigit(cpf, place, shift))).toBeNull();
    }),
  );
});

test("only behind two zeros may a change pass, because the rule gives 0 for two remainders", () => {
  expect(normaliseCpf("12345000600")).not.toBeNull();
  expect(normaliseCpf("12345200600")).not.toBeNull();
});

test("a masked CPF shows its middle only", () => {
  expect(maskCpf("12345678909")).toBe("***.456.789-**");
  expect(maskCpf("123.456.789-09")).toBe("***.456.789-**");
  expect(maskCpf("not a CPF 1")).toBe("***.***.***-**");
});

test("the same CPF is recognised in any form, and no invalid text equals anything", () => {
  expect(isSameCpf("529.982.247-25", "52998224725")).toBe(true);
  expect(isSameCpf("52998224725", "12345678909")).toBe(false);
  expect(isSameCpf("x", "x")).toBe(false);
});
