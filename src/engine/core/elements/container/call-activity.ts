import { javaText } from "../../../expression/index.ts";
import type { FlowNode } from "../../../model/elements.ts";
import { inputVariables, passOutputs } from "../../behaviours/call-mapping.ts";
import { amendActivityStart } from "../../behaviours/history.ts";
import { numberOf } from "../../behaviours/numbers.ts";
import { scopeOf } from "../../behaviours/scope.ts";
import { startInstance } from "../../life-cycle/instance.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import type { Run } from "../../run.ts";
import type { Node } from "../../tree/node.ts";
import { EngineException } from "../../types/exceptions.ts";
import type { CalledElement } from "../../types/step.ts";
import type { Behaviour } from "../behaviour.ts";

/** Starts an instance of another process and waits for its end. */
export const callActivity: Behaviour = {
  execute(run, node) {
    const detail = node.activity!.call!;
    const variables = inputVariables(run, node);
    const businessKey = detail.businessKey?.evaluate(scopeOf(run, node)) ?? null;
    const call = calledElement(run, node, node.activity!);
    const definition = run.context.calledDefinition(call);
    if (!definition) throw notDeployed(call);
    const id = run.context.newId();
    node.wait = { kind: "call-activity", instanceId: id };
    amendActivityStart(run, node, { calledInstanceId: id });
    startInstance(run, {
      id,
      definition,
      businessKey: businessKey === null ? null : javaText(businessKey),
      variables,
      superNode: node,
    });
  },
  instanceEnding: passOutputs,
  instanceEnded(run, node) {
    node.wait = null;
    leave(run, node);
  },
};

function calledElement(run: Run, node: Node, activity: FlowNode): CalledElement {
  const { calledElement: expression, binding, version, versionTag } = activity.call!;
  const scope = scopeOf(run, node);
  const { deploymentId } = node.instance.definition;
  const key = textOf(expression.evaluate(scope));
  if (binding === "version") {
    const value = version!.evaluate(scope);
    const number = numberOf(value);
    if (number === null) {
      if (typeof value === "string") throw new EngineException(`For input string: "${value}"`, "NumberFormatException");
      throw new EngineException(`It is not possible to transform '${javaText(value)}' into an integer.`);
    }
    return { key, binding, version: String(number), deploymentId };
  }
  if (binding === "versionTag") return { key, binding, versionTag: textOf(versionTag!.evaluate(scope)), deploymentId };
  return { key, binding, deploymentId };
}

function textOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return value;
  throw new EngineException(`Cannot cast '${javaText(value)}' to String`, "ClassCastException", null);
}

/** No process of that key and binding is deployed. */
function notDeployed(call: CalledElement): EngineException {
  const { key, binding, deploymentId, version, versionTag } = call;
  const what = {
    latest: `key '${key}' and tenant-id 'null'`,
    deployment: `key = '${key}' in deployment = '${deploymentId}'`,
    version: `key = '${key}', version = '${version}' and tenant-id = 'null'`,
    versionTag: `key = '${key}', versionTag = '${versionTag}' and tenant-id = 'null'`,
  };
  return new EngineException(`no processes deployed with ${what[binding]}: processDefinition is null`, "NullValueException");
}
