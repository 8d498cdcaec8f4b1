import type { TypedValue } from "../../../src/engine/core/types/values.ts";
import { parseExpression } from "../../../src/engine/expression/index.ts";
import { shownValues, submittedVariables } from "../../../src/engine/forms/form-fields.ts";
import type { FormField } from "../../../src/engine/model/form-fields.ts";

const field = (id: string, type: FormField["type"], more: Partial<FormField> = {}): FormField => {
  return { id, type, label: null, datePattern: "dd/MM/yyyy", values: [], defaultValue: null, constraints: [], ...more };
};
const form = (...fields: FormField[]) => ({ fields, businessKey: null });
const string = (value: string): TypedValue => ({ type: "String", value });
const required = { name: "required", config: null };

test("a default sees what an earlier field was given", () => {
  const fields = form(field("a", "string"), field("b", "long", { defaultValue: parseExpression("${a}") }));
  expect(submittedVariables(fields, { a: string("7") }, {}, 0)).toEqual({ a: string("7"), b: { type: "Long", value: 7 } });
});

test("what no field knows is set as it is", () => {
  const extra: TypedValue = { type: "Json", value: "{}" };
  expect(submittedVariables(form(field("a", "string")), { extra }, {}, 0)).toEqual({ extra });
});

test("a required field is content with what is known already, not with nothing", () => {
  const fields = form(field("a", "string", { constraints: [required] }));
  expect(submittedVariables(fields, {}, { a: string("known") }, 0)).toEqual({});
  expect(() => submittedVariables(fields, {}, {}, 0)).toThrow("field 'a': validation of required failed");
  expect(() => submittedVariables(fields, { a: string("") }, { a: string("known") }, 0)).toThrow("validation of required");
});

test("a date is shown in its pattern, and an enum refuses what it does not offer", () => {
  const date: TypedValue = { type: "Date", value: new Date(2027, 5, 5).getTime() };
  expect(shownValues(form(field("d", "date")), { d: date }, 0)).toEqual({ d: string("05/06/2027") });
  const choice = form(field("e", "enum", { values: [{ id: "a", name: "A" }] }));
  expect(submittedVariables(choice, { e: string("a") }, {}, 0)).toEqual({ e: string("a") });
  expect(() => submittedVariables(choice, { e: string("b") }, {}, 0)).toThrow("Invalid value for enum form property: b");
});
