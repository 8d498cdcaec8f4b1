/**
 * What `name`, `base.property` and `base.method(…)` reach. Only what is listed here and in the method
 * tables exists; nothing of a JavaScript object can be reached by name.
 */
import { beanOfExecution, beanOfExternalTask } from "./beans.ts";
import { EvaluationFault, MethodNotFound, PropertyNotFound } from "./errors.ts";
import { integer, JavaNumber, long } from "./java-number.ts";
import { listMethods, mapMethods } from "./methods/collections.ts";
import { dateMethods, datePart, dateTimeMethods, dateTimePart } from "./methods/dates.ts";
import { type Methods, NoSuchMethod } from "./methods/methods.ts";
import { booleanMethods, numberMethods } from "./methods/numbers.ts";
import { spinMethods } from "./methods/spin-nodes.ts";
import { stringMethods } from "./methods/strings.ts";
import type { ExpressionScope } from "./scope.ts";
import { beanOfTask } from "./task-bean.ts";
import { Bean, className, collectionOf, DateTime, JavaList, JavaMap, SpinNode } from "./values.ts";

export function resolveIdentifier(scope: ExpressionScope, name: string): unknown {
  if (name === "execution" && scope.execution) return beanOfExecution(scope.execution);
  if (name === "task" && scope.task) return beanOfTask(scope.task);
  if (name === "externalTask" && scope.externalTask) return beanOfExternalTask(scope.externalTask);
  if (name === "authenticatedUserId") return scope.authenticatedUserId;
  const variable = scope.get(name);
  if (!variable.found) throw new PropertyNotFound(`Cannot resolve identifier '${name}'`);
  return variable.value ?? null;
}

/** `target.key` or `target[key]`; neither is null. */
export function resolveProperty(target: unknown, key: unknown): unknown {
  if (target instanceof JavaMap) return typeof key === "string" ? (target.entries.get(key) ?? null) : null;
  if (target instanceof JavaList && isIndexed(target)) return target.items[toIndex(key)] ?? null;
  if (target instanceof Uint8Array) {
    const byte = target[toIndex(key)];
    return byte === undefined ? null : integer((byte << 24) >> 24);
  }
  const name = String(key);
  const value = beanProperty(target, name);
  if (value === undefined) throw new PropertyNotFound(`The class '${className(target)}' does not have the property '${name}'.`);
  return value;
}

/** undefined: there is none. */
function beanProperty(target: unknown, name: string): unknown {
  if (target instanceof Bean) return target.properties.get(name)?.();
  if (target instanceof Date) return name === "time" ? long(target.getTime()) : datePart(target, name);
  if (target instanceof DateTime) return name === "millis" ? long(target.millis) : dateTimePart(target, name);
  return target instanceof SpinNode ? nodeProperty(target, name) : undefined;
}

/**
 * Besides Spin's own properties the members of the JSON are reached by name (`${customer.name}`,
 * `${list[0]}`), scalars as plain values. Camunda has only `customer.prop("name")`: models that
 * must run there too use that form.
 */
function nodeProperty(node: SpinNode, name: string): unknown {
  if (name === "object") return node.tree instanceof Map;
  if (name === "dataFormatName") return "application/json";
  const found = Array.isArray(node.tree) ? node.tree[Number(name)] : node.tree instanceof Map ? node.tree.get(name) : undefined;
  if (Array.isArray(found) || found instanceof Map) return new SpinNode(found);
  return found === undefined ? undefined : collectionOf(found);
}

/** Sets and views of maps have no index. */
const isIndexed = (list: JavaList): boolean => !list.className.includes("$");

function toIndex(key: unknown): number {
  if (key instanceof JavaNumber) return Math.trunc(key.value);
  if (typeof key === "boolean") throw new EvaluationFault("null");
  if (typeof key === "string" && /^[+-]?\d+$/.test(key)) return Number(key);
  throw new EvaluationFault(`For input string: "${String(key)}"`);
}

/** Calls a method. Throws MethodNotFound, or MethodFault when the method itself fails. */
export function invoke(target: unknown, name: string, parameters: unknown[]): unknown {
  const signature = `${name}/${parameters.length}`;
  if (target instanceof Bean) {
    const method = target.methods.get(signature);
    if (method) return method(...parameters) ?? null;
    throw notFound(target, name, parameters);
  }
  const method = methodsOf(target)?.get(signature);
  if (!method) throw notFound(target, name, parameters);
  try {
    return method(target as never, parameters);
  } catch (error) {
    throw error instanceof NoSuchMethod ? notFound(target, name, parameters) : error;
  }
}

function methodsOf(target: unknown): Methods<never> | undefined {
  if (typeof target === "string") return stringMethods as Methods<never>;
  if (typeof target === "boolean") return booleanMethods as Methods<never>;
  if (target instanceof JavaNumber) return numberMethods as Methods<never>;
  if (target instanceof JavaList) return target.isArray ? undefined : (listMethods as Methods<never>);
  if (target instanceof JavaMap) return mapMethods as Methods<never>;
  if (target instanceof SpinNode) return spinMethods as Methods<never>;
  if (target instanceof Date) return dateMethods as Methods<never>;
  return target instanceof DateTime ? (dateTimeMethods as Methods<never>) : undefined;
}

function notFound(target: unknown, name: string, parameters: unknown[]): MethodNotFound {
  return new MethodNotFound(`Method not found: class ${className(target)}.${name}(${parameters.map(className).join(", ")})`);
}
