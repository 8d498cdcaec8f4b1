/** A drawn model: one task after the other, from left to right. */
export function model(key: string, name: string, elements: [tag: string, id: string, name: string, inside?: string][]): string {
  const flows = elements.slice(1).map(([, id], index) => [`f${index}`, elements[index]![1], id] as const);
  const size = (tag: string) => (/Event$/.test(tag) ? [36, 36] : [100, 80]);
  const shapes = elements.map(([tag, id], index) => {
    const [width, height] = size(tag) as [number, number];
    return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${100 + index * 160}" y="${140 - height / 2}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
  });
  const edges = flows.map(
    ([id], index) =>
      `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${100 + index * 160 + size(elements[index]![0])[0]!}" y="140"/><di:waypoint x="${260 + index * 160}" y="140"/></bpmndi:BPMNEdge>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d-${key}" targetNamespace="test">
<bpmn:process id="${key}" name="${name}" isExecutable="true" camunda:historyTimeToLive="P1D">
${elements.map(([tag, id, label, inside = ""]) => body(tag, id, label, inside)).join("\n")}
${flows.map(([id, from, to]) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`).join("\n")}
</bpmn:process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${key}">${shapes.join("")}${edges.join("")}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

function body(tag: string, id: string, label: string, inside: string): string {
  const [attributes, content = ""] = inside.split("|");
  return `<bpmn:${tag} id="${id}" name="${label}" ${attributes}>${content}</bpmn:${tag}>`;
}

/** What operators look at in the tests: a process with every kind of trouble, and one that calls another. */
export const MODELS: Record<string, string> = {
  trouble: model("trouble", "Vistoria com problemas", [
    ["startEvent", "begin", "Pedido"],
    ["serviceTask", "check", "Conferir dados", 'camunda:type="external" camunda:topic="check-data"'],
    ["userTask", "review", "Revisar"],
    [
      "serviceTask",
      "compute",
      "Calcular prazo",
      'camunda:asyncBefore="true" camunda:expression="${divisor &gt; 0 ? divisor : missing}"',
    ],
    ["userTask", "sign", "Assinar"],
    ["endEvent", "over", "Fim"],
  ]),
  caller: model("caller", "Processo que chama", [
    ["startEvent", "begin", "Início"],
    [
      "callActivity",
      "call",
      "Chamar vistoria",
      'calledElement="trouble"|<bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/></bpmn:extensionElements>',
    ],
    ["endEvent", "over", "Fim"],
  ]),
};
