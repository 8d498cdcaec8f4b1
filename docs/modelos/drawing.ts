import { readModdle } from "../../src/engine/model/moddle.ts";
import { inOrder } from "../../src/explanation/order.ts";
import { child, elements, isA, type ModdleElement } from "../../src/lint/model.ts";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
type Point = [number, number];

const COLUMN = 190;
const ROW = 130;
const SIZES = { event: 36, gateway: 50, activity: { width: 110, height: 80 } };

/** A tiny model with a drawing: left to right, each way of a choice in a row of its own. No loops. */
export async function draw(xml: string): Promise<string> {
  const { root } = await readModdle(xml);
  const process = elements(root, "rootElements").find((element) => isA(element, "process"))!;
  const boxes = place(process);
  const flows = elements(process, "flowElements").filter((element) => isA(element, "sequenceFlow"));
  const shapes = [...boxes].map(([element, { x, y, width, height }]) => {
    const { id } = element;
    // Beside the flow that leaves downwards.
    const beside = `<bpmndi:BPMNLabel><dc:Bounds x="${x - 56}" y="${y + height}" width="70" height="28" /></bpmndi:BPMNLabel>`;
    const label = isA(element, "boundaryEvent", "exclusiveGateway") ? beside : "";
    const bounds = `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`;
    return `<bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}" isMarkerVisible="true">${bounds}${label}</bpmndi:BPMNShape>`;
  });
  const edges = flows.map((flow) => {
    const bends = way(flow, boxes);
    const points = bends.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`);
    const [[x, y]] = bends as [Point];
    const bounds = `<dc:Bounds x="${x + 8}" y="${y + 16}" width="60" height="14" />`;
    const label = bends.length > 2 ? `<bpmndi:BPMNLabel>${bounds}</bpmndi:BPMNLabel>` : "";
    return `<bpmndi:BPMNEdge id="${flow.id}-edge" bpmnElement="${flow.id}">${points.join("")}${label}</bpmndi:BPMNEdge>`;
  });
  const plane = `<bpmndi:BPMNPlane id="plane" bpmnElement="${process.id}">${shapes.join("")}${edges.join("")}</bpmndi:BPMNPlane>`;
  const spaces = ["bpmndi=http://www.omg.org/spec/BPMN/20100524/DI", "dc=http://www.omg.org/spec/DD/20100524/DC"];
  const declared = [...spaces, "di=http://www.omg.org/spec/DD/20100524/DI"].map((space) => `xmlns:${space.replace("=", '="')}"`);
  return xml
    .replace("<definitions ", `<definitions ${declared.join(" ")} `)
    .replace("</definitions>", `<bpmndi:BPMNDiagram id="diagram">${plane}</bpmndi:BPMNDiagram></definitions>`);
}

function place(process: ModdleElement): Map<ModdleElement, Box> {
  const all = elements(process, "flowElements");
  const flows = all.filter((element) => isA(element, "sequenceFlow"));
  const cells = new Map<ModdleElement, Point>();
  const rows = new Map<number, number>();
  for (const node of inOrder(process)) {
    const sources = flows.filter((flow) => child(flow, "targetRef") === node).map((flow) => child(flow, "sourceRef")!);
    const hosts = sources.map((source) => child(source, "attachedToRef") ?? source);
    const column = Math.max(0, ...hosts.map((host) => (cells.get(host)?.[0] ?? -1) + 1));
    const row = rows.get(column) ?? (sources.some((source) => isA(source, "boundaryEvent")) ? 1 : 0);
    rows.set(column, row + 1);
    cells.set(node, [column, row]);
  }
  const boxes = new Map<ModdleElement, Box>();
  for (const [node, [column, row]] of cells) {
    const { width, height } = sizeOf(node);
    boxes.set(node, { x: column * COLUMN + 60 - width / 2, y: row * ROW + 60 - height / 2, width, height });
  }
  for (const event of all.filter((element) => isA(element, "boundaryEvent"))) {
    const host = boxes.get(child(event, "attachedToRef")!)!;
    const size = SIZES.event;
    boxes.set(event, { x: host.x + host.width / 2 - size / 2, y: host.y + host.height - size / 2, width: size, height: size });
  }
  return boxes;
}

function sizeOf(node: ModdleElement): { width: number; height: number } {
  if (/Event$/.test(node.$type)) return { width: SIZES.event, height: SIZES.event };
  return /Gateway$/.test(node.$type) ? { width: SIZES.gateway, height: SIZES.gateway } : SIZES.activity;
}

/** From border to border, by right angles. */
function way(flow: ModdleElement, boxes: Map<ModdleElement, Box>): Point[] {
  const source = child(flow, "sourceRef")!;
  const [from, to] = [boxes.get(source)!, boxes.get(child(flow, "targetRef")!)!];
  const [startX, startY] = [from.x + from.width / 2, from.y + from.height / 2];
  const endY = to.y + to.height / 2;
  if (startY === endY)
    return [
      [from.x + from.width, startY],
      [to.x, endY],
    ];
  return [
    [startX, from.y + from.height],
    [startX, endY],
    [to.x, endY],
  ];
}
