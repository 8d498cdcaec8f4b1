import type { ActivityNode, InstanceSummary } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import type { Mark } from "../marks.ts";
import { moment } from "../moment.ts";
import { withoutIdentifiers } from "../personal-data.ts";
import { definitionPath } from "./definitions.tsx";
import { MarkedDiagram, modelPath } from "./diagram.tsx";
import { InstanceElements } from "./elements.tsx";
import { InstanceFrame } from "./instance-frame.tsx";
import { InstancesTable, instancePath } from "./instances.tsx";

export interface InstanceProps {
  instance: InstanceSummary;
  /** Null once it has ended. */
  tree: ActivityNode | null;
  marks: Mark[];
  called: InstanceSummary[];
}

/** One instance at a glance: what it is, what one can do to it, where it stands. */
export function InstancePage({ instance, tree, marks, called }: InstanceProps) {
  const texts = operator.instance;
  return (
    <InstanceFrame instance={instance} part="">
      <Facts instance={instance} />
      {instance.endTime === null && <Acts instance={instance} />}
      <MarkedDiagram model={modelPath(instance.processDefinitionId)} marks={marks} />
      <h2>{texts.tree}</h2>
      {tree === null ? <p>{texts.nothingActive}</p> : <Tree node={tree} />}
      <InstanceElements marks={marks} />
      {called.length > 0 && <h2>{texts.calls}</h2>}
      <InstancesTable instances={called} />
    </InstanceFrame>
  );
}

function Facts({ instance }: { instance: InstanceSummary }) {
  const texts = operator.instance;
  const { id, processDefinitionId, processDefinitionKey, processDefinitionName, processDefinitionVersion } = instance;
  return (
    <dl class="facts">
      <dt>{texts.id}</dt>
      <dd class="id">{id}</dd>
      <dt>{texts.process}</dt>
      <dd>
        <a href={definitionPath(processDefinitionId)}>
          {texts.processLink(processDefinitionName ?? processDefinitionKey, processDefinitionVersion)}
        </a>
      </dd>
      <dt>{texts.businessKey}</dt>
      <dd class="id">{withoutIdentifiers(instance.businessKey ?? operator.none)}</dd>
      <dt>{texts.start}</dt>
      <dd>{moment(instance.startTime)}</dd>
      {instance.endTime !== null && <dt>{texts.end}</dt>}
      {instance.endTime !== null && <dd>{moment(instance.endTime)}</dd>}
      {instance.deleteReason !== null && <dt>{texts.reason}</dt>}
      {instance.deleteReason !== null && <dd>{withoutIdentifiers(instance.deleteReason)}</dd>}
      {instance.superProcessInstanceId !== null && <dt>{texts.calledBy}</dt>}
      {instance.superProcessInstanceId !== null && (
        <dd>
          <a href={instancePath(instance.superProcessInstanceId)}>{texts.callerLink}</a>
        </dd>
      )}
    </dl>
  );
}

function Acts({ instance: { id, state } }: { instance: InstanceSummary }) {
  const texts = operator.instance;
  const suspended = state === "SUSPENDED";
  return (
    <nav class="actions" aria-label={texts.acts}>
      <a class="br-button secondary" href={instancePath(id, suspended ? "ativar" : "suspender")}>
        {suspended ? texts.activate : texts.suspend}
      </a>
      <a class="br-button secondary danger-button" href={instancePath(id, "cancelar")}>
        {texts.cancel}
      </a>
    </nav>
  );
}

/** What is active, as the engine nests it. */
function Tree({ node }: { node: ActivityNode }) {
  const texts = operator.instance;
  return (
    <ul class="tree">
      <li>
        {node.activityName ?? node.name ?? node.activityId} <span class="fine">{operator.kind(node.activityType)}</span>
        {node.childActivityInstances.map((child) => (
          <Tree key={child.id} node={child} />
        ))}
        {node.childTransitionInstances.length > 0 && (
          <ul class="tree">
            {node.childTransitionInstances.map(({ id, activityId, activityName }) => (
              <li key={id}>
                {activityName ?? activityId} <span class="fine">{texts.waitingJob}</span>
              </li>
            ))}
          </ul>
        )}
      </li>
    </ul>
  );
}
