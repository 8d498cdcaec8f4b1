import type { EngineClient } from "../../../../src/camunda/client.ts";

/** Key of the process that runs in the engine for old logins. */
export const OLD_PROCESS = "old-registration";

const form = {
  schemaVersion: 16,
  type: "default",
  id: "old-report",
  components: [{ type: "textfield", id: "report", key: "report", label: "Número do relatório", validate: { required: true } }],
};

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="old" targetNamespace="test">
<bpmn:process id="${OLD_PROCESS}" name="Registro de objeto" isExecutable="true" camunda:historyTimeToLive="P1D">
<bpmn:startEvent id="begin"/>
<bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="report"/>
<bpmn:userTask id="report" name="Anexar o relatório" camunda:assignee="\${owner}" camunda:formRef="old-report" camunda:formRefBinding="deployment"/>
<bpmn:sequenceFlow id="f2" sourceRef="report" targetRef="acknowledge"/>
<bpmn:userTask id="acknowledge" name="Tomar ciência" camunda:assignee="\${owner}"/>
<bpmn:sequenceFlow id="f3" sourceRef="acknowledge" targetRef="end"/>
<bpmn:endEvent id="end" name="Registrado"/>
</bpmn:process>
</bpmn:definitions>`;

/** Deploys the model of the old world. */
export async function deployOldWorld(engine: EngineClient): Promise<void> {
  const resources = [
    { name: "old-registration.bpmn", content: model },
    { name: "old-report.form", content: JSON.stringify(form) },
  ];
  await engine.deploy({ name: "old-world", resources });
}

/** Runs an instance whose tasks belong to an old login; gives its id. */
export async function startOldInstance(engine: EngineClient, owner: string): Promise<string> {
  return (await engine.startProcess(OLD_PROCESS, { variables: { owner } })).id;
}
