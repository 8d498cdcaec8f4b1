import fc from "fast-check";
import { isPersonal, withoutIdentifiers } from "../../../src/portal/operator/personal-data.ts";

test.each([
  ["personName", "String", "maria"],
  ["requesterEmail", "String", "ok"],
  ["cnpj", "String", "national"],
  ["anything", "String", "Maria da Silva"],
  ["anything", "String", "maria@exemplo.com.br"],
  ["anything", "String", "12345678909"],
  ["anything", "Long", 12345678909],
  ["anything", "Integer", -87654321],
  ["anything", "Json", '{"a":1}'],
  ["anything", "Object", "{}"],
  ["anything", "File", "content"],
  ["nascimento", "Date", "1980-01-31T00:00:00.000-0300"],
])("%s (%s) = %j is hidden", (name, type, value) => {
  expect(isPersonal(name, type, value)).toBe(true);
});

test.each([
  ["stage", "String", "representative"],
  ["recognition", "String", "ecnpj-other-cpf"],
  ["code", "String", "GOVBR_SESSION_EXPIRED"],
  ["accountId", "String", "0d9f1f0c-6d0e-4d0f-9d0e-0d9f1f0c6d0e"],
  ["loginReady", "Boolean", true],
  ["nrOfInstances", "Integer", 3],
  ["deadline", "Date", "2026-01-31T13:42:42.000+0000"],
  ["nothing", "Null", null],
  ["empty", "String", ""],
])("%s (%s) = %j is technical", (name, type, value) => {
  expect(isPersonal(name, type, value)).toBe(false);
});

test("whatever holds eleven digits in a row, or a blank between words, is hidden", () => {
  const digits = fc.stringMatching(/^[0-9]{11}$/);
  fc.assert(fc.property(fc.stringMatching(/^[a-z-]{0,10}$/), digits, (text, cpf) => isPersonal("x", "String", text + cpf)));
  const words = fc.array(fc.stringMatching(/^[A-Za-z]{2,10}$/), { minLength: 2, maxLength: 5 });
  fc.assert(fc.property(words, (parts) => isPersonal("x", "String", parts.join(" "))));
});

test("messages and stack traces lose CPFs and addresses, and keep the rest", () => {
  expect(withoutIdentifiers("no company for 123.456.789-09 <maria@exemplo.com.br> at line 7")).toBe(
    "no company for ***.456.789-** <***@exemplo.com.br> at line 7",
  );
});

test.each([
  ["cadastro-12345678909", "cadastro-***.456.789-**"],
  ["cpf_123.456.789-09/2026", "cpf_***.456.789-**/2026"],
  ["11222333000181", "**.222.333/0001-**"],
  ["empresa-11.222.333/0001-81-2026", "empresa-**.222.333/0001-**-2026"],
  ["E0000000123 por EXUS00000012", "E ****.***.123 por EX-US-****.0012"],
  ["registro E 0000.000.123, EX-US-0000.0012", "registro E ****.***.123, EX-US-****.0012"],
  ["12ABC34501DE35 e 12.abc.345/01de-35", "**.ABC.345/01DE-** e **.ABC.345/01DE-**"],
])("%s loses its identifiers wherever they stand", (text, masked) => {
  expect(withoutIdentifiers(text)).toBe(masked);
});

test.each([
  "12345678900",
  "11222333000182",
  "1234567890912",
  "vistoria-1",
  "2026-11-21T13:41:49.000+0000",
  "0d9f1f0c-6d0e-4d0f-9d0e-f12345678909",
])("%s holds none and stays", (text) => {
  expect(withoutIdentifiers(text)).toBe(text);
});
