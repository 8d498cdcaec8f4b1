// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how expressions are written
import { EngineException } from "../../../src/engine/core/types/exceptions.ts";
import type { TypedValue } from "../../../src/engine/core/types/values.ts";
import {
  ExpressionSyntaxError,
  evaluateCondition,
  integer,
  JavaList,
  JavaMap,
  long,
  parseExpression,
  toExpressionValue,
  toTypedValue,
} from "../../../src/engine/expression/index.ts";
import { evaluate, scopeOf } from "./scope.ts";

const string = (value: string): TypedValue => ({ type: "String", value });
const json = (value: string): TypedValue => ({ type: "Json", value });

function failure(run: () => unknown): EngineException {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineException) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("conditions", () => {
  const condition = (text: string, variables: Record<string, TypedValue>) =>
    evaluateCondition(parseExpression(text), scopeOf(variables));

  test("only a Boolean is one", () => {
    expect(condition("${c}", { c: { type: "Boolean", value: true } })).toBe(true);
    expect(condition("${c}", { c: { type: "Boolean", value: false } })).toBe(false);
  });

  test.each<[string, TypedValue, string]>([
    [
      "${c}",
      string("true"),
      "condition expression returns non-Boolean: result has class java.lang.String and not java.lang.Boolean",
    ],
    [
      "${c}",
      { type: "Integer", value: 1 },
      "condition expression returns non-Boolean: result has class java.lang.Integer and not java.lang.Boolean",
    ],
    ["${c}", { type: "Null", value: null }, "condition expression returns null: result is null"],
    [
      "${c}",
      json("true"),
      "condition expression returns non-Boolean: result has class org.camunda.spin.impl.json.jackson.JacksonJsonNode and not java.lang.Boolean",
    ],
    [
      "c",
      string("true"),
      "condition expression returns non-Boolean: result has class java.lang.String and not java.lang.Boolean",
    ],
    ["${missing}", string(""), "Unknown property used in expression: ${missing}. Cause: Cannot resolve identifier 'missing'"],
  ])("%s with %j is refused", (text, value, message) => {
    expect(failure(() => condition(text, { c: value })).message).toBe(message);
  });
});

test("a value that looks like an expression is never evaluated", () => {
  const variables = { inj: string("${secret}"), secret: string("s3cret") };
  expect(evaluate("Olá ${inj}", variables).value).toBe("Olá ${secret}");
  expect(evaluate("${inj}", variables).value).toBe("${secret}");
  expect(evaluate("${execution.getVariable(inj)}", variables).value).toBeNull();
});

test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "length"])(
  "%s is a name like any other",
  (name) => {
    const variables = { s: string("x"), m: json('{"a":1}'), o: mapVariable('{"a":1}') };
    expect(failure(() => evaluate(`\${${name}}`)).message).toContain(`Cannot resolve identifier '${name}'`);
    expect(failure(() => evaluate(`\${s.${name}}`, variables)).message).toContain("does not have the property");
    expect(failure(() => evaluate(`\${m.${name}}`, variables)).message).toContain("does not have the property");
    expect(failure(() => evaluate(`\${execution['${name}']}`)).message).toContain("does not have the property");
    expect(evaluate(`\${o.${name}}`, variables).value).toBeNull();
    expect(failure(() => evaluate(`\${s.${name}('x', 1, 2)}`, variables)).message).toContain("Unknown method");
  },
);

test("a variable may bear the name of a member of objects", () => {
  const variables = { constructor: string("c"), o: mapVariable('{"__proto__":"p"}') };
  expect(evaluate("${constructor}", variables).value).toBe("c");
  expect(evaluate("${o.__proto__}", variables).value).toBe("p");
});

test.each([
  "${s.class}",
  "${s.getClass()}",
  "${l.add('x')}",
  "${l.remove(0)}",
  "${l.stream()}",
  "${m.put('a', 1)}",
  "${j.prop('a', 2)}",
  "${execution.processEngineServices}",
  "${execution.bpmnModelElementInstance}",
  "${execution.processInstance.processEngineServices}",
])("%s reaches more than data and is refused", (text) => {
  const variables = { s: string("x"), l: listVariable("[1]"), m: mapVariable("{}"), j: json('{"a":1}') };
  expect(failure(() => evaluate(text, variables)).message).toMatch(/^Unknown (?:property|method) used in expression/);
});

describe("Json variables", () => {
  const customer = json('{"name":"Ada","age":36,"list":[{"k":2},"b"],"none":null,"address":{"city":"Belém"}}');

  test("members are reached as Spin has them and by name", () => {
    expect(evaluate('${c.prop("address").prop("city").stringValue()}', { c: customer }).value).toBe("Belém");
    expect(evaluate("${c.name}", { c: customer })).toEqual(string("Ada"));
    expect(evaluate("${c.age + 1}", { c: customer })).toEqual({ type: "Long", value: 37 });
    expect(evaluate("${c.address.city}", { c: customer }).value).toBe("Belém");
    expect(evaluate("${c.list[0].k}", { c: customer })).toEqual({ type: "Integer", value: 2 });
    expect(evaluate("${c.address}", { c: customer })).toEqual(json('{"city":"Belém"}'));
    expect(evaluate("${c.none}", { c: customer }).type).toBe("Null");
    expect(failure(() => evaluate("${c.nope}", { c: customer })).message).toBe(
      "Unknown property used in expression: ${c.nope}. Cause: The class 'org.camunda.spin.impl.json.jackson.JacksonJsonNode' does not have the property 'nope'.",
    );
  });

  test("numbers and texts keep the form they were written in", () => {
    const text = '{"a":1.0,"b":12345678901234567890,"c":"\\u00e9\\n","d":{},"e":[]}';
    expect(evaluate("${c}", { c: json(text) }).value).toBe('{"a":1.0,"b":12345678901234567890,"c":"é\\n","d":{},"e":[]}');
  });

  test.each(["{bad", "", "[1,]", '{"a":1}x', "01", '"\n"', "nul"])("%j is broken wherever it is used", (text) => {
    expect(failure(() => toExpressionValue(json(text))).message).toContain("Unable to parse input into json node");
  });
});

test("execution: variables are read and written", () => {
  const scope = scopeOf({ name: string("Ada") });
  expect(parseExpression("${execution.setVariable('len', name.length())}").evaluate(scope)).toBeNull();
  expect(toTypedValue(parseExpression("${len}").evaluate(scope))).toEqual({ type: "Integer", value: 3 });
  parseExpression("${execution.removeVariable('len')}").evaluate(scope);
  expect(parseExpression("${execution.hasVariable('len')}").evaluate(scope)).toBe(false);
  expect(parseExpression("${execution.processInstanceId}/${execution.currentActivityId}").evaluate(scope)).toBe("p1/x");
});

test("task and externalTask exist only where they are given", () => {
  expect(failure(() => evaluate("${task.id}")).message).toContain("Cannot resolve identifier 'task'");
  const externalTask = { errorMessage: "caiu", retries: 2 };
  expect(evaluate("${externalTask.errorMessage == 'caiu' and externalTask.retries > 1}", {}, { externalTask }).value).toBe(true);
  expect(failure(() => evaluate("${externalTask.nope}", {}, { externalTask })).message).toContain(
    "does not have the property 'nope'",
  );
});

test("time and user come from the scope", () => {
  process.env.TZ = "UTC";
  expect(evaluate("${now()}")).toEqual({ type: "Date", value: Date.parse("2026-01-31T12:30:15.250Z") });
  expect(evaluate("${dateTime().plusMonths(1).toDate()}").value).toBe(Date.parse("2026-02-28T12:30:15.250Z"));
  expect(evaluate("${dateTime().minusDays(31).withTimeAtStartOfDay()}T").value).toBe("2025-12-31T00:00:00.000ZT");
  expect(evaluate("${dateTime().toString('dd/MM/yyyy HH:mm:ss')}").value).toBe("31/01/2026 12:30:15");
  expect(evaluate("${currentUser()} ${authenticatedUserId}", {}, { authenticatedUserId: "ana" }).value).toBe("ana ana");
  expect(failure(() => evaluate("${dateTime()}")).message).toBe(
    "Cannot serialize object in variable 'r': SPIN/JACKSON-JSON-01009 Unable to map object '2026-01-31T12:30:15.250Z' to json node",
  );
});

test("lists and maps of mappings are stored with the names of their Java classes", () => {
  expect(toTypedValue(new JavaList(["a", toExpressionValue({ type: "Integer", value: 3 })]))).toEqual(
    listVariable('["a",3]', "String"),
  );
  expect(toTypedValue(new JavaMap(new Map([["b", null]]), "java.util.TreeMap")).valueInfo?.objectTypeName).toBe(
    "java.util.TreeMap<java.lang.Object,java.lang.Object>",
  );
  expect(toTypedValue([[1]]).valueInfo?.objectTypeName).toBe("java.util.ArrayList<java.util.ArrayList<java.lang.Integer>>");
  expect(failure(() => toTypedValue([null])).type).toBe("NullPointerException");
});

test("what was stored as a list of Longs is read as one", () => {
  const longs = toTypedValue(new JavaList([long(4), long(5)]));
  expect(evaluate("${l[1]}", { l: longs })).toEqual({ type: "Long", value: 5 });
  expect(evaluate("${l[1]}", { l: toTypedValue(new JavaList([integer(4), integer(5)])) })).toEqual({ type: "Integer", value: 5 });
});

test.each<TypedValue>([
  { type: "File", value: "AQID", valueInfo: { filename: "a.txt" } },
  { type: "Xml", value: "<a/>" },
  { type: "Object", value: "rO0", valueInfo: { objectTypeName: "br.Own", serializationDataFormat: "application/json" } },
  { type: "Bytes", value: "AQID" },
  { type: "Short", value: 4 },
])("%j passes through unchanged", (value) => {
  expect(evaluate("${x}", { x: value })).toEqual(value);
});

test("text that is no expression says where and why", () => {
  expect(() => parseExpression("${a b}")).toThrow(
    new ExpressionSyntaxError("Error parsing '${a b}': syntax error at position 4, encountered 'b', expected '}'."),
  );
  expect(parseExpression("plain").isLiteral).toBe(true);
  expect(parseExpression("${1}").isLiteral).toBe(false);
});

function listVariable(value: string, of = "Integer"): TypedValue {
  return {
    type: "Object",
    value,
    valueInfo: { objectTypeName: `java.util.ArrayList<java.lang.${of}>`, serializationDataFormat: "application/json" },
  };
}

function mapVariable(value: string): TypedValue {
  const objectTypeName = "java.util.LinkedHashMap<java.lang.Object,java.lang.Object>";
  return { type: "Object", value, valueInfo: { objectTypeName, serializationDataFormat: "application/json" } };
}

test("patterns that Java and JavaScript read differently are refused", () => {
  expect(evaluate("${s.matches('[0-9]{3}')}", { s: string("123") }).value).toBe(true);
  for (const pattern of ["(?i)a", "a++", "[a&&b]", "\\\\p{L}", "(?<n>a)", "a{1,2}+", "("])
    expect(failure(() => evaluate(`\${s.matches('${pattern}')}`, { s: string("a") })).message).toContain(
      "PatternSyntaxException",
    );
});

test("a path beyond names, indexes and wildcards is refused", () => {
  const variables = { j: json('{"a":[{"k":1},{"k":2}]}') };
  expect(evaluate("${j.jsonPath('$.a[*].k').elementList().size()}", variables).value).toBe(2);
  expect(failure(() => evaluate("${j.jsonPath('$.a[?(@.k == 2)]').element()}", variables)).message).toContain(
    "SPIN/JACKSON-JSON-01013",
  );
});
