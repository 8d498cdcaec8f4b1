import { describe, expect, test } from "@jest/globals";
import { closureOf, overlay } from "../../src/models/closure.ts";
import type { ModelFile } from "../../src/models/file.ts";
import { ask, diagram, line } from "../lint/support/diagram.ts";

const model = (id: string, ...parts: string[]): ModelFile => ({ path: `${id}.bpmn`, content: diagram(line(...parts), { id }) });
const form = (id: string, label = ""): ModelFile => ({ path: `forms/${id}.form`, content: JSON.stringify({ id, label }) });
const call = (id: string, binding = 'camunda:calledElementBinding="deployment"') =>
  `<callActivity id="call" name="Call" calledElement="${id}" ${binding} />`;
const scenario = { path: "scenarios/alone.yml", content: "" };

/** `caller` calls `called` with its own deployment and `loose` whichever is there; `asking` and `called` share a form. */
const live = [
  ...[model("caller", call("called")), model("called", ask("shared")), model("asking", ask("shared"))],
  ...[model("distant", call("loose", "")), model("loose", ask("by-language-${language}")), model("alone", ask("own"))],
  ...[form("shared"), form("own"), form("by-language-pt"), form("by-language-en"), form("unused"), scenario],
];
const changedLoose = model("loose", ask("by-language-${language}"), '<task id="more" name="More" />');

async function closure(...drafted: ModelFile[]) {
  const { changed, deployed, affected } = await closureOf(live, drafted);
  return { changed, deployed: deployed.map(({ path }) => path), affected };
}

describe("what is deployed together", () => {
  test("a changed model takes its forms along, whatever their names are made of", async () => {
    expect(await closure(changedLoose)).toEqual({
      changed: ["loose.bpmn"],
      deployed: ["forms/by-language-en.form", "forms/by-language-pt.form", "loose.bpmn"],
      affected: ["distant.bpmn", "loose.bpmn"],
    });
  });

  test("a changed form brings every model that shows it, and those bound to them", async () => {
    expect(await closure(form("shared", "new"))).toEqual({
      changed: ["forms/shared.form"],
      deployed: ["asking.bpmn", "called.bpmn", "caller.bpmn", "forms/shared.form"],
      affected: ["asking.bpmn", "called.bpmn", "caller.bpmn"],
    });
  });

  test("what is only taken along brings nothing more", async () => {
    const caller = model("caller", '<task id="more" name="More" />', call("called"));
    expect((await closure(caller)).deployed).toEqual(["called.bpmn", "caller.bpmn", "forms/shared.form"]);
  });

  test("a form that nothing shows, and a new model, come alone", async () => {
    expect((await closure(form("unused", "new"))).deployed).toEqual(["forms/unused.form"]);
    expect((await closure(model("new", '<task id="more" name="More" />'))).deployed).toEqual(["new.bpmn"]);
  });

  test("what is as it was, and scenarios, bring nothing", async () => {
    expect(await closure(live[0]!, { ...scenario, content: "new" })).toEqual({ changed: [], deployed: [], affected: [] });
  });

  test("a broken model comes alone: its own lint tells", async () => {
    expect((await closure({ path: "alone.bpmn", content: "<no" })).deployed).toEqual(["alone.bpmn"]);
  });

  test("the content is the drafted one, and the live one of the rest", async () => {
    const { deployed } = await closureOf(live, [form("shared", "new")]);
    expect(deployed.find(({ path }) => path === "forms/shared.form")!.content).toContain("new");
    expect(deployed.find(({ path }) => path === "called.bpmn")).toEqual(live[1]);
  });
});

test("drafted files stand in the place of the live ones, and new ones beside them", () => {
  const [a, b, c] = ["a", "b", "c"].map((path) => ({ path, content: path }));
  expect(overlay([b!, a!], [c!, { path: "a", content: "new" }])).toEqual([{ path: "a", content: "new" }, b, c]);
});
