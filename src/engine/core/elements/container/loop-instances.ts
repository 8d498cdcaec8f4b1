/** The instances of a multi-instance activity: their counters, and those that a modification begins. */
import { setLocalVariable } from "../../behaviours/variables.ts";
import type { Run } from "../../run.ts";
import { createChild } from "../../tree/concurrent.ts";
import type { Node } from "../../tree/node.ts";
import { EngineException } from "../../types/exceptions.ts";

export function setCounter(run: Run, node: Node, name: string, value: number): void {
  setLocalVariable(run, node, name, { type: "Integer", value });
}

export function counter(node: Node, name: string): number {
  return Number(node.variables[name]?.value ?? 0);
}

/** One more instance beside those that run. Throws where one runs after the other. */
export function addInstance(run: Run, body: Node): Node {
  if (body.scope!.multiInstance!.sequential) {
    throw new EngineException(`Concurrent instantiation not possible for activities in scope ${body.scope!.id}`);
  }
  const index = counter(body, "nrOfInstances");
  setCounter(run, body, "nrOfInstances", index + 1);
  setCounter(run, body, "nrOfActiveInstances", counter(body, "nrOfActiveInstances") + 1);
  return concurrentInstance(run, body, index);
}

/** The first instance of a body that begins with it; it is the only one. */
export function beginInstances(run: Run, body: Node): Node {
  setCounter(run, body, "nrOfInstances", 1);
  setCounter(run, body, "nrOfCompletedInstances", 0);
  setCounter(run, body, "nrOfActiveInstances", 1);
  if (!body.scope!.multiInstance!.sequential) {
    body.activity = null;
    body.isActive = false;
    return concurrentInstance(run, body, 0);
  }
  setCounter(run, body, "loopCounter", 0);
  return body;
}

function concurrentInstance(run: Run, body: Node, index: number): Node {
  const path = createChild(run, body);
  path.isConcurrent = true;
  setCounter(run, path, "loopCounter", index);
  return path;
}
