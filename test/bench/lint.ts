import { helena, startEditing } from "../portal/models/support/editing.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Figure, figure } from "./figures.ts";

const NODES = 100;
const RUNS = 9;
const NAMESPACES = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://example.com/bench"`;

/**
 * How long the modeler in a real browser takes to check a model after a change: all rules, and what the engine would refuse.
 * Half of the tasks have something to be told.
 */
export async function benchLint(): Promise<Figure[]> {
  const [editing, browser] = await Promise.all([startEditing(), launchBrowser()]);
  try {
    const page = await editing.window(browser, helena);
    page.setDefaultTimeout(60_000);
    await page.goto(await editing.begin("bench-lint.bpmn", longModel(NODES)));
    await page.locator("#achados[data-checked]").waitFor();
    await page.locator("#elementos > summary").click();
    await page.getByRole("button", { name: "Tarefa de uma pessoa: Passo 1", exact: true }).click();
    await page.locator("#propriedades").getByText("Geral", { exact: true }).click();
    const measured = () => page.evaluate(() => performance.getEntriesByName("lint").map(({ duration }) => duration));
    const before = (await measured()).length;
    for (let run = 0; run < RUNS; run++) {
      await page.locator("#propriedades").getByLabel("Nome", { exact: true }).fill(`Passo 1, ${run}`);
      await page.waitForFunction((count) => performance.getEntriesByName("lint").length > count, before + run);
    }
    const target = { atMost: 300 };
    return [figure(`lint of a model of ${NODES} elements in the browser`, "ms", (await measured()).slice(before), { target })];
  } finally {
    await browser.close();
    await editing.stop();
  }
}

/** Tasks of people and of programs in turn, one after the other. */
function longModel(nodes: number): string {
  const ids = Array.from({ length: nodes }, (_, index) =>
    index === 0 ? "begin" : index === nodes - 1 ? "finish" : `step-${index}`,
  );
  const node = (id: string, index: number): string => {
    if (index === 0) return `<startEvent id="${id}" name="Início"/>`;
    if (index === nodes - 1) return `<endEvent id="${id}" name="Fim"/>`;
    if (index % 2 === 1)
      return `<userTask id="${id}" name="Passo ${index}" camunda:formRef="request-analysis" camunda:formRefBinding="deployment"/>`;
    return `<serviceTask id="${id}" name="Passo ${index}" camunda:type="external" camunda:topic="request-submit"/>`;
  };
  const flows = ids.slice(1).map((id, index) => `<sequenceFlow id="to-${id}" sourceRef="${ids[index]}" targetRef="${id}"/>`);
  const shapes = ids.map((id, index) => {
    const [x, y] = [(index % 10) * 150, Math.floor(index / 10) * 120];
    return `<bpmndi:BPMNShape id="${id}-di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="100" height="80"/></bpmndi:BPMNShape>`;
  });
  const edges = ids.slice(1).map((id, index) => {
    const points = [index, index + 1].map((at) => `<di:waypoint x="${(at % 10) * 150}" y="${Math.floor(at / 10) * 120}"/>`);
    return `<bpmndi:BPMNEdge id="to-${id}-di" bpmnElement="to-${id}">${points.join("")}</bpmndi:BPMNEdge>`;
  });
  const drawing = `<bpmndi:BPMNDiagram id="drawing"><bpmndi:BPMNPlane id="plane" bpmnElement="bench-lint">${shapes.join("")}${edges.join("")}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
  return `<?xml version="1.0" encoding="UTF-8"?><definitions id="bench" ${NAMESPACES}>
    <process id="bench-lint" name="Medida" isExecutable="true" camunda:versionTag="1" camunda:historyTimeToLive="P30D">
    ${ids.map(node).join("")}${flows.join("")}</process>${drawing}</definitions>`;
}
