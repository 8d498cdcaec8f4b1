import { isEditable, readValue, textOf } from "../../../src/portal/operator/values.ts";

const variable = (type: string, valueInfo: Record<string, unknown> | null = {}) => ({ type, valueInfo });
const asJson = { serializationDataFormat: "application/json" };

test.each([
  ["String", " kept as typed ", " kept as typed "],
  ["Boolean", "true", true],
  ["Integer", " -7 ", -7],
  ["Short", "32767", 32767],
  ["Long", "9007199254740991", 9007199254740991],
  ["Double", "1.5", 1.5],
  ["Json", '{"a": [1]}', '{"a": [1]}'],
  ["Date", "2026-01-31T13:42:42.000+0000", "2026-01-31T13:42:42.000+0000"],
])("%s takes %j", (type, text, value) => {
  expect(readValue(variable(type), text)).toMatchObject({ type, value });
});

test.each([
  ["Boolean", "yes"],
  ["Integer", "2147483648"],
  ["Integer", "1.5"],
  ["Integer", ""],
  ["Short", "32768"],
  ["Long", "9007199254740993"],
  ["Double", "um"],
  ["Double", "Infinity"],
  ["Json", "{broken"],
  ["Date", "2026-01-31"],
  ["Date", "2026-13-31T13:42:42.000+0000"],
])("%s refuses %j", (type, text) => {
  expect(readValue(variable(type), text)).toBeNull();
});

test("an object kept as JSON keeps its class; other serialisations are not touched", () => {
  const valueInfo = { ...asJson, objectTypeName: "java.util.ArrayList" };
  expect(readValue(variable("Object", valueInfo), "[1]")).toEqual({ type: "Object", value: "[1]", valueInfo });
  expect(isEditable(variable("Object", valueInfo))).toBe(true);
  expect(isEditable(variable("Object", { serializationDataFormat: "application/x-java-serialized-object" }))).toBe(false);
  expect(isEditable(variable("File"))).toBe(false);
});

test("values as text; bytes have none", () => {
  expect(textOf({ type: "Null", value: null })).toBe("null");
  expect(textOf({ type: "Integer", value: 3 })).toBe("3");
  expect(textOf({ type: "Json", value: '{"a":1}' })).toBe('{"a":1}');
  expect(textOf({ type: "File", value: null })).toBeNull();
});
