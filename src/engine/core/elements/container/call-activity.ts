import { javaText } from "../../../expression/index.ts";
import type { FlowNode } from "../../../model/elements.ts";
import { inputVariables, passOutputs } from "../../behaviours/call-mapping.ts";
import { amendActivityStart } from "../../behaviours/history.ts";
import { numberOf } from "../../behaviours/jobs.ts";
import { scopeOf } from "../../behaviours/scope.ts";
import { startInstance } from "../../life-cycle/instance.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import type { Run } from "../../run.ts";
import type { Node } from "../../tree/node.ts";
import { type CalledElement, EngineException } from "../../types.ts";
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
  const key = textOr(expression.evaluate(scope), "key");
  if (binding === "version") {
    const number = numberOf(version!.evaluate(scope));
    if (number === null) throw new EngineException(`It is not possible to transform '${version!.text}' into an integer.`);
    return { key, binding, version: String(number), deploymentId };
  }
  if (binding === "versionTag")
    return { key, binding, versionTag: textOr(versionTag!.evaluate(scope), "versionTag"), deploymentId };
  return { key, binding, deploymentId };
}

function textOr(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  if (value === null) throw new EngineException(`${what} is null`, "NullValueException");
  throw new EngineException(`Cannot cast '${javaText(value)}' to String`, "ClassCastException");
}

/** No process of that key and binding is deployed. */
function notDeployed(call: CalledElement): EngineException {
  const where = {
    latest: "",
    deployment: ` in deployment = '${call.deploymentId}'`,
    version: ` and version = '${call.version}'`,
    versionTag: ` and versionTag = '${call.versionTag}'`,
  };
  return new EngineException(
    `no processes deployed with key = '${call.key}'${where[call.binding]}: processDefinition is null`,
    "NullValueException",
  );
}
