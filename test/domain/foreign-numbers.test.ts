import fc from "fast-check";
import { foreignCompanyNumber, foreignPersonNumber } from "../../src/domain/foreign-numbers.ts";
import {
  formatCompanyNumber,
  formatPersonNumber,
  isForeignCompany,
  isForeignPerson,
  maskCompanyNumber,
  maskPersonNumber,
  normaliseCnpj,
  normaliseCompanyNumber,
  normaliseCpf,
  normalisePersonNumber,
} from "../../src/domain/identifiers.ts";
import { describeCompanyNumber, describePersonNumber } from "../../src/texts/numbers.ts";
import { validCnpj, validCpf } from "./support/arbitraries.ts";

const sequence = fc.integer({ min: 1, max: 99_999_999 });
const country = fc.constantFrom("US", "AR", "DE", "CN");

test("a number that the platform gives is read back however it is written, and is no CPF", () => {
  fc.assert(
    fc.property(sequence, (place) => {
      const number = foreignPersonNumber(place);
      expect(normalisePersonNumber(number)).toBe(number);
      expect(normalisePersonNumber(formatPersonNumber(number).toLowerCase())).toBe(number);
      expect(normaliseCpf(number)).toBeNull();
      expect(isForeignPerson(number)).toBe(true);
    }),
  );
});

test("a company's number is read back however it is written, and is no CNPJ", () => {
  fc.assert(
    fc.property(country, sequence, (land, place) => {
      const number = foreignCompanyNumber(land, place);
      expect(normaliseCompanyNumber(formatCompanyNumber(number))).toBe(number);
      expect(normaliseCnpj(number)).toBeNull();
      expect(isForeignCompany(number)).toBe(true);
    }),
  );
});

test("CPF and CNPJ stay what they are", () => {
  fc.assert(
    fc.property(validCpf, validCnpj, (cpf, cnpj) => {
      expect(normalisePersonNumber(formatPersonNumber(cpf))).toBe(cpf);
      expect(normaliseCompanyNumber(formatCompanyNumber(cnpj))).toBe(cnpj);
      expect([isForeignPerson(cpf), isForeignCompany(cnpj)]).toEqual([false, false]);
    }),
  );
  expect(normalisePersonNumber("E123")).toBeNull();
  expect(normaliseCompanyNumber("EX1200000012")).toBeNull();
});

test("only a CNPJ is called CNPJ, only a CPF is called CPF", () => {
  expect(describeCompanyNumber("33592510000154")).toBe("CNPJ 33.592.510/0001-54");
  expect(describeCompanyNumber("EXUS00000012")).toBe("Registro SGCI EX-US-0000.0012");
  expect(describeCompanyNumber("EXUS00000012", "en")).toBe("SGCI number EX-US-0000.0012");
  expect(describePersonNumber("12345678909")).toBe("CPF 123.456.789-09");
  expect(describePersonNumber("E0000000123")).toBe("Registro SGCI E 0000.000.123");
  expect(describePersonNumber("E0000000123", maskPersonNumber)).toBe("Registro SGCI E ****.***.123");
  expect(maskCompanyNumber("EXUS00000012")).toBe("EX-US-****.0012");
});
