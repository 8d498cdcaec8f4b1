/** The part of JsonPath that conditions use: `$.a.b`, `$['a']`, `$.list[0]`, `$.list[-1]`, `$.list[*]`, `$..name`. */
import { MethodFault } from "./errors.ts";
import type { JsonValue } from "./json.ts";
import { SpinNode } from "./values.ts";

const STEP =
  /\.\.([\p{L}_$][\p{L}\d_$-]*)|\.([\p{L}_$][\p{L}\d_$-]*)|\[\s*(-?\d+)\s*\]|\[\s*(?:'([^']*)'|"([^"]*)")\s*\]|(?:\.|\[\s*)(\*)(?:\s*\])?/uy;

type Step = { kind: "name" | "deep"; name: string } | { kind: "index"; index: number } | { kind: "all" };

/** The node a path leads to; a path that may lead to several nodes gives an array of them. */
export function jsonPath(node: SpinNode, path: string): SpinNode {
  const steps = readPath(path.trim());
  let found: JsonValue[] = [node.tree];
  for (const step of steps) found = found.flatMap((value) => follow(value, step));
  if (steps.some((step) => step.kind === "deep" || step.kind === "all")) return new SpinNode(found);
  if (found.length === 0) throw unable();
  return new SpinNode(found[0]!);
}

function readPath(path: string): Step[] {
  const text = path.startsWith("$") ? path.slice(1) : `.${path}`;
  const steps: Step[] = [];
  for (let at = 0; at < text.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const match = STEP.exec(text);
    if (!match) throw unable();
    const [, deep, name, index, single, double, all] = match;
    if (deep !== undefined) steps.push({ kind: "deep", name: deep });
    else if (index !== undefined) steps.push({ kind: "index", index: Number(index) });
    else if (all !== undefined) steps.push({ kind: "all" });
    else steps.push({ kind: "name", name: name ?? single ?? double ?? "" });
  }
  return steps;
}

function follow(value: JsonValue, step: Step): JsonValue[] {
  if (step.kind === "all") return children(value);
  if (step.kind === "index") {
    const item = Array.isArray(value) ? value.at(step.index) : undefined;
    return item === undefined ? [] : [item];
  }
  const own = value instanceof Map ? value.get(step.name) : undefined;
  const here = own === undefined ? [] : [own];
  return step.kind === "name" ? here : [...here, ...children(value).flatMap((child) => follow(child, step))];
}

function children(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return value;
  return value instanceof Map ? [...value.values()] : [];
}

function unable(): MethodFault {
  return new MethodFault(
    "org.camunda.spin.json.SpinJsonPathException",
    "SPIN/JACKSON-JSON-01013 Unable to evaluate JsonPath expression on element 'org.camunda.spin.impl.json.jackson.JacksonJsonNode'",
  );
}
