import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { loadModels } from "../../src/rehearsal/index.ts";
import { type Bounds, readModel } from "./support/model.ts";

const models = await loadModels(fileURLToPath(new URL("../../workflows", import.meta.url)));
const read = await Promise.all(Object.entries(models).map(async ([key, xml]) => ({ key, model: await readModel(xml) })));

const overlap = (a: Bounds, b: Bounds) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const onBorder = ({ x, y }: { x: number; y: number }, box: Bounds) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

describe.each(read)("the drawing of $key", ({ model }) => {
  const { elements, shapes, edges } = model;
  const boundsOf = (id: string) => shapes.find(({ element }) => element.id === id)!.bounds;

  test("shows every element once", () => {
    const drawn = [...shapes, ...edges].map(({ element }) => element.id).sort();
    expect(drawn).toEqual(elements.map(({ id }) => id).sort());
  });

  test("puts no shape over another; boundary events sit on the edge of their activity", () => {
    const clashes: string[] = [];
    for (const [index, one] of shapes.entries()) {
      for (const other of shapes.slice(index + 1)) {
        const attached = one.element.attachedToRef === other.element || other.element.attachedToRef === one.element;
        if (attached !== overlap(one.bounds, other.bounds)) clashes.push(`${one.element.id} / ${other.element.id}`);
      }
    }
    expect(clashes).toEqual([]);
  });

  test("leads every flow from border to border, by right angles", () => {
    for (const { element, waypoints } of edges) {
      expect([element.id, onBorder(waypoints[0]!, boundsOf(element.sourceRef.id))]).toEqual([element.id, true]);
      expect([element.id, onBorder(waypoints.at(-1)!, boundsOf(element.targetRef.id))]).toEqual([element.id, true]);
      for (const [index, point] of waypoints.slice(1).entries()) {
        const before = waypoints[index]!;
        expect([element.id, before.x === point.x || before.y === point.y]).toEqual([element.id, true]);
      }
    }
  });

  test("leads no flow through a shape that it does not belong to", () => {
    const through: string[] = [];
    for (const { element, waypoints } of edges) {
      for (const [index, to] of waypoints.slice(1).entries()) {
        const from = waypoints[index]!;
        const line = {
          x: Math.min(from.x, to.x),
          y: Math.min(from.y, to.y),
          width: Math.abs(from.x - to.x) || 1,
          height: Math.abs(from.y - to.y) || 1,
        };
        for (const { element: shape, bounds } of shapes) {
          const own = [element.sourceRef, element.targetRef, element.sourceRef.attachedToRef].includes(shape);
          if (!own && overlap(line, bounds)) through.push(`${element.id} / ${shape.id}`);
        }
      }
    }
    expect(through).toEqual([]);
  });

  test("writes no label over a shape or another label", () => {
    const labels = [...shapes, ...edges].flatMap(({ element, label }) => (label ? [{ id: element.id, label }] : []));
    const clashes = labels.flatMap(({ id, label }, index) => [
      ...shapes.filter(({ bounds }) => overlap(label, bounds)).map(({ element }) => `${id} / ${element.id}`),
      ...labels
        .slice(index + 1)
        .filter((other) => overlap(label, other.label))
        .map((other) => `${id} / label of ${other.id}`),
    ]);
    expect(clashes).toEqual([]);
  });
});
