import { formatByPattern, parseByPattern } from "../../../src/engine/forms/date-pattern.ts";

const local = (...parts: [number, number, number, number?, number?]) =>
  new Date(...(parts as [number, number, number])).getTime();

test.each([
  ["01/02/2027", "dd/MM/yyyy", local(2027, 1, 1)],
  ["1/2/2027", "dd/MM/yyyy", local(2027, 1, 1)],
  ["32/13/2027", "dd/MM/yyyy", local(2028, 1, 1)],
  ["2027-06-05", "yyyy-MM-dd", local(2027, 5, 5)],
  ["20270605", "yyyyMMdd", local(2027, 5, 5)],
  ["5.6.2027 as 7", "d.M.yyyy 'as' H", local(2027, 5, 5, 7)],
  ["05/06/2027 and more", "dd/MM/yyyy", local(2027, 5, 5)],
])("%s by %s", (text, pattern, expected) => {
  expect(parseByPattern(text, pattern)).toBe(expected);
});

test.each([
  ["2027-01-01", "dd/MM/yyyy"],
  ["", "dd/MM/yyyy"],
  ["x", "yyyy"],
])("%j is none by %s", (text, pattern) => {
  expect(parseByPattern(text, pattern)).toBeNull();
});

test("what is written can be read", () => {
  const date = local(2027, 5, 5);
  expect(formatByPattern(date, "dd/MM/yyyy")).toBe("05/06/2027");
  expect(formatByPattern(date, "d.M.yy")).toBe("5.6.27");
  expect(parseByPattern(formatByPattern(date, "yyyy-MM-dd"), "yyyy-MM-dd")).toBe(date);
});
