/** Access to variables, which `execution` and `task` have in common. */

import { toText } from "./coerce.ts";
import { EvaluationFault } from "./errors.ts";
import type { VariableAccess } from "./scope.ts";
import { Bean, className, JavaList, JavaMap, javaText } from "./values.ts";

export const ENTITY = "org.camunda.bpm.engine.impl.persistence.entity";

export type Getter = [name: string, read: () => unknown];
export type Methods = Map<string, (...parameters: unknown[]) => unknown>;

const VARIABLES = "org.camunda.bpm.engine.variable.impl.VariableMapImpl";

export function addVariables(access: VariableAccess, properties: Map<string, () => unknown>, methods: Methods): void {
  const set = (names: string[]) => new JavaList(names, "java.util.HashSet");
  const map = (names: string[]) => new JavaMap(new Map(names.map((name) => [name, access.getVariable(name)])), VARIABLES);
  const readers: Getter[] = [
    ["variableNames", () => set(access.getVariableNames())],
    ["variableNamesLocal", () => set(access.getVariableNamesLocal())],
    ["variables", () => map(access.getVariableNames())],
    ["variablesLocal", () => map(access.getVariableNamesLocal())],
  ];
  for (const [name, read] of readers) {
    properties.set(name, read);
    methods.set(`get${name[0]!.toUpperCase()}${name.slice(1)}/0`, read);
  }
  const hasLocal = (name: unknown) => access.getVariableNamesLocal().includes(toText(name));
  methods.set("hasVariables/0", () => access.getVariableNames().length > 0);
  methods.set("hasVariablesLocal/0", () => access.getVariableNamesLocal().length > 0);
  methods.set("getVariable/1", (name) => access.getVariable(toText(name)));
  methods.set("hasVariable/1", (name) => access.hasVariable(toText(name)));
  methods.set("setVariable/2", (name, value) => access.setVariable(toText(name), plain(value)));
  methods.set("setVariables/1", (values) => each(values, (name, value) => access.setVariable(name, value)));
  methods.set("getVariableLocal/1", (name) => access.getVariableLocal(toText(name)));
  methods.set("hasVariableLocal/1", hasLocal);
  methods.set("setVariableLocal/2", (name, value) => access.setVariableLocal(toText(name), plain(value)));
  methods.set("setVariablesLocal/1", (values) => each(values, (name, value) => access.setVariableLocal(name, value)));
  methods.set("removeVariable/1", (name) => access.removeVariable(toText(name)));
  methods.set("removeVariableLocal/1", (name) => access.removeVariableLocal(toText(name)));
  methods.set("getVariableTyped/1", (name) =>
    access.hasVariable(toText(name)) ? new TypedBean(access.getVariable(toText(name))) : null,
  );
  methods.set("getVariableLocalTyped/1", (name) =>
    hasLocal(name) ? new TypedBean(access.getVariableLocal(toText(name))) : null,
  );
  const clear = () => {
    for (const name of access.getVariableNamesLocal()) access.removeVariableLocal(name);
  };
  methods.set("removeVariables/0", clear);
  methods.set("removeVariablesLocal/0", clear);
}

/** What getVariableTyped gives: the value, and as such it is written again. */
class TypedBean extends Bean {
  constructor(readonly value: unknown) {
    const read = () => value;
    const methods: Methods = new Map([["getValue/0", read]]);
    super("org.camunda.bpm.engine.variable.impl.value.AbstractTypedValue", new Map([["value", read]]), methods, javaText(value));
  }
}

function plain(value: unknown): unknown {
  return value instanceof TypedBean ? value.value : value;
}

function each(values: unknown, act: (name: string, value: unknown) => void): void {
  if (values === null) return;
  if (!(values instanceof JavaMap))
    throw new EvaluationFault(`Cannot coerce from class ${className(values)} to interface java.util.Map`);
  for (const [name, value] of values.entries) act(name, value);
}
