import { changes as texts } from "../../../../texts/models/changes.ts";

/** What can be made anew. */
export type TemplateKind = keyof typeof texts.add.kinds;

/** What a new file is called, and of a scenario what it is about. */
export interface NewFile {
  /** Without folder and ending. */
  name: string;
  /** As people read it. */
  label: string;
  process: string;
  /** An end event of that process. */
  end: string;
}

/** A file to begin with: valid as it is, so that an analyst sees at once what is missing when something is. */
export function newFile(kind: TemplateKind, file: NewFile): { path: string; content: string } {
  const { name, label } = file;
  switch (kind) {
    case "model":
      return { path: `${name}.bpmn`, content: modelXml(name, label, false) };
    case "service":
      return { path: `${name}.bpmn`, content: modelXml(name, label, true) };
    case "form":
      return { path: `forms/${name}.form`, content: formJson(name, label) };
    case "scenario":
      return { path: `scenarios/${name}.yml`, content: scenarioYaml(file) };
  }
}

/** What the guard of services gives to the model that calls it. */
const FROM_GUARD = [
  ...["accountId", "personName", "companyId", "cnpj", "companyName", "serviceId", "serviceName", "processNumber"],
  ...["capacityText", "teamGroup"],
];
const { template } = texts;

function modelXml(id: string, label: string, isService: boolean): string {
  const start = isService ? "service-requested" : "process-started";
  const name = escapeXml(label);
  const guard = isService
    ? guardXml(id)
    : `    <bpmn:sequenceFlow id="flow-${start}" sourceRef="${start}" targetRef="${id}-done" />\n`;
  const error = isService ? `  <bpmn:error id="error-start-refused" name="START_REFUSED" errorCode="START_REFUSED" />\n` : "";
  const incoming = isService ? "flow-start-admitted" : `flow-${start}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="${id}-definitions" targetNamespace="http://www.gov.br/inmetro/orquestra" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
  <bpmn:process id="${id}" name="${name}" isExecutable="true" camunda:versionTag="1.0" camunda:historyTimeToLive="P180D" camunda:isStartableInTasklist="false">
    <bpmn:documentation>${escapeXml(template.documentation(label))}</bpmn:documentation>
    <bpmn:startEvent id="${start}" name="${template.start}">
      <bpmn:outgoing>flow-${start}</bpmn:outgoing>
    </bpmn:startEvent>
${guard}    <bpmn:endEvent id="${id}-done" name="${template.end}">
      <bpmn:documentation>${template.endText}</bpmn:documentation>
      <bpmn:incoming>${incoming}</bpmn:incoming>
    </bpmn:endEvent>
  </bpmn:process>
${error}  <bpmndi:BPMNDiagram id="${id}-diagram">
    <bpmndi:BPMNPlane id="${id}-plane" bpmnElement="${id}">
${isService ? guardDrawing(start, id) : plainDrawing(start, id)}    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function guardXml(id: string): string {
  const out = FROM_GUARD.map((name) => `        <camunda:out source="${name}" target="${name}" />\n`).join("");
  return `    <bpmn:sequenceFlow id="flow-service-requested" sourceRef="service-requested" targetRef="check-start" />
    <bpmn:callActivity id="check-start" name="${template.guard}" calledElement="process-start-guard" camunda:calledElementBinding="deployment">
      <bpmn:documentation>${template.guardText}</bpmn:documentation>
      <bpmn:extensionElements>
        <camunda:in businessKey="#{execution.processBusinessKey}" />
        <camunda:in source="startTicket" target="startTicket" />
        <camunda:in sourceExpression="\${execution.processInstanceId}" target="serviceInstanceId" />
        <camunda:in sourceExpression="\${execution.processDefinitionId}" target="serviceDefinitionId" />
${out}      </bpmn:extensionElements>
      <bpmn:incoming>flow-service-requested</bpmn:incoming>
      <bpmn:outgoing>flow-start-admitted</bpmn:outgoing>
    </bpmn:callActivity>
    <bpmn:sequenceFlow id="flow-start-admitted" sourceRef="check-start" targetRef="${id}-done" />
    <bpmn:boundaryEvent id="start-not-admitted" name="${template.refusal}" attachedToRef="check-start">
      <bpmn:outgoing>flow-start-not-admitted</bpmn:outgoing>
      <bpmn:errorEventDefinition id="catch-start-refused" errorRef="error-start-refused" />
    </bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="flow-start-not-admitted" sourceRef="start-not-admitted" targetRef="start-refused" />
    <bpmn:endEvent id="start-refused" name="${template.refused}">
      <bpmn:documentation>${template.refusedText}</bpmn:documentation>
      <bpmn:incoming>flow-start-not-admitted</bpmn:incoming>
    </bpmn:endEvent>
`;
}

const shape = (id: string, [x, y, width, height]: [number, number, number, number], label = false) =>
  `      <bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}">
        <dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />
${label ? `        <bpmndi:BPMNLabel>\n          <dc:Bounds x="${x - 27}" y="${y + 42}" width="90" height="28" />\n        </bpmndi:BPMNLabel>\n` : ""}      </bpmndi:BPMNShape>
`;
const edge = (id: string, points: [number, number][]) =>
  `      <bpmndi:BPMNEdge id="${id}-edge" bpmnElement="${id}">
${points.map(([x, y]) => `        <di:waypoint x="${x}" y="${y}" />\n`).join("")}      </bpmndi:BPMNEdge>
`;

function plainDrawing(start: string, id: string): string {
  return (
    shape(start, [180, 160, 36, 36], true) +
    shape(`${id}-done`, [420, 160, 36, 36], true) +
    edge(`flow-${start}`, [
      [216, 178],
      [420, 178],
    ])
  );
}

function guardDrawing(start: string, id: string): string {
  return (
    shape(start, [180, 160, 36, 36], true) +
    shape("check-start", [320, 138, 110, 80]) +
    shape("start-not-admitted", [357, 200, 36, 36]) +
    shape("start-refused", [502, 300, 36, 36], true) +
    shape(`${id}-done`, [542, 160, 36, 36], true) +
    edge(`flow-${start}`, [
      [216, 178],
      [320, 178],
    ]) +
    edge("flow-start-admitted", [
      [430, 178],
      [542, 178],
    ]) +
    edge("flow-start-not-admitted", [
      [375, 236],
      [375, 318],
      [502, 318],
    ])
  );
}

function formJson(id: string, label: string): string {
  const form = {
    schemaVersion: 16,
    type: "default",
    id,
    executionPlatform: "Camunda Platform",
    executionPlatformVersion: "7.24.0",
    components: [{ type: "text", id: `${id}-title`, text: `## ${label}` }],
  };
  return `${JSON.stringify(form, null, 2)}\n`;
}

function scenarioYaml({ label, process, end }: NewFile): string {
  return `# ${template.scenario}
título: ${JSON.stringify(label)}
processo: ${process}
passos: []
então:
  termina em: ${end}
`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
