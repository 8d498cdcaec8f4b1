import { describe, expect, test } from "@jest/globals";
import { formatEngineDate, fromTypedValue, parseEngineDate, toTypedValue, toTypedVariables } from "../../src/camunda/values.ts";

describe("toTypedValue", () => {
  test.each([
    ["text", { type: "String", value: "text" }],
    [true, { type: "Boolean", value: true }],
    [7, { type: "Integer", value: 7 }],
    [2 ** 31 - 1, { type: "Integer", value: 2 ** 31 - 1 }],
    [2 ** 31, { type: "Long", value: 2 ** 31 }],
    [0.5, { type: "Double", value: 0.5 }],
    [null, { type: "Null", value: null }],
    [new Date("2026-01-31T13:42:42Z"), { type: "Date", value: "2026-01-31T13:42:42.000+0000" }],
    [["a"], { type: "Json", value: '["a"]' }],
    [{ a: 1 }, { type: "Json", value: '{"a":1}' }],
  ])("%p", (plain, typed) => {
    expect(toTypedValue(plain)).toEqual(typed);
    expect(fromTypedValue(toTypedValue(plain))).toEqual(plain);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 10n, () => 1])("refuses %p", (value) => {
    expect(() => toTypedValue(value)).toThrow(TypeError);
  });

  test("undefined is not sent, null is", () => {
    expect(toTypedVariables({ absent: undefined, empty: null })).toEqual({ empty: { type: "Null", value: null } });
  });
});

describe("fromTypedValue", () => {
  test("parses Json and Objects serialized as JSON", () => {
    expect(fromTypedValue({ type: "json", value: "[1]" })).toEqual([1]);
    expect(
      fromTypedValue({ type: "Object", value: '{"a":1}', valueInfo: { serializationDataFormat: "application/json" } }),
    ).toEqual({
      a: 1,
    });
  });

  test("leaves other serializations alone", () => {
    const valueInfo = { serializationDataFormat: "application/xml" };
    expect(fromTypedValue({ type: "Object", value: "<a/>", valueInfo })).toBe("<a/>");
  });

  test("broken Json throws", () => {
    expect(() => fromTypedValue({ type: "Json", value: "{bad" })).toThrow(SyntaxError);
  });
});

describe("dates", () => {
  test("have milliseconds and a zone without colon", () => {
    expect(formatEngineDate(new Date(0))).toBe("1970-01-01T00:00:00.000+0000");
  });

  test("are read in the engine's own zone", () => {
    expect(parseEngineDate("2026-01-31T10:42:42.000-0300").toISOString()).toBe("2026-01-31T13:42:42.000Z");
    expect(() => parseEngineDate("yesterday")).toThrow(RangeError);
  });
});
