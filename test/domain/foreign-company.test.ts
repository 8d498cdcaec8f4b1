import { countryName, countryOptions, isCountry } from "../../src/domain/countries.ts";
import { likeness, nameKey, registerKey, similarity } from "../../src/domain/foreign-company.ts";

test.each([
  ["hrb 12-345 B", "HRB12345B"],
  ["ＨＲＢ　１２３", "HRB123"],
  ["  ", ""],
  ["ОГРН 1027700132195", "ОГРН1027700132195"],
])("the register number %s is compared as %s", (number, key) => {
  expect(registerKey(number)).toBe(key);
});

test.each([
  ["Müller & Söhne GmbH", "muller sohne"],
  ["ACME Instruments, S. A. de C.V.", "acme instruments de cv"],
  ["Acme Instruments S.A.", "acme instruments"],
  ["The Company Ltd.", "the company ltd"],
  ["株式会社テスト", "株式会社テスト"],
])("the legal name %s is compared as %s", (name, key) => {
  expect(nameKey(name)).toBe(key);
});

const company = (number: string, name: string) => ({ registerKey: registerKey(number), nameKey: nameKey(name) });

test.each([
  ["the same number written otherwise", "HRB 12345", "hrb-12345", true],
  ["leading zeros", "0012345", "12345", true],
  ["letters around the same digits", "HRB 12345", "12345", true],
  ["one slip", "HRB12345", "HRB12346", true],
  ["two digits swapped", "12345678", "12354678", true],
  ["one digit too many", "1234567", "12345667", true],
  ["two slips", "12345678", "12345699", false],
  ["short numbers", "1234", "1235", false],
  ["other numbers", "98765432", "12345678", false],
])("%s: %s and %s", (_what, one, other, alike) => {
  const found = likeness(company(one, "Alpha"), company(other, "Omega"));
  expect(found).toEqual(alike ? ["register-number"] : []);
});

test.each([
  ["Acme Instruments GmbH", "ACME Instruments AG", true],
  ["Acme Instruments", "Acme Instrumentes", true],
  ["Acme Instruments", "Beta Measuring", false],
])("%s and %s", (one, other, alike) => {
  expect(likeness(company("11111", one), company("99999", other))).toEqual(alike ? ["legal-name"] : []);
});

test("nothing is like an empty name", () => {
  expect(similarity("", "")).toBe(0);
});

test("every country but Brazil is offered by its name, in the order of the language", () => {
  for (const language of ["pt", "en", "es"] as const) {
    const options = countryOptions(language);
    expect(options).toHaveLength(248);
    expect(new Set(options.map(({ label }) => label)).size).toBe(248);
    expect(options.some(({ value }) => value === "BR")).toBe(false);
  }
  expect([countryName("DE", "pt"), countryName("DE", "en"), countryName("DE", "es")]).toEqual([
    "Alemanha",
    "Germany",
    "Alemania",
  ]);
  expect([isCountry("DE"), isCountry("BR"), isCountry("XX"), isCountry("de")]).toEqual([true, false, false, false]);
});
