import { describe, expect, test } from "@jest/globals";
import type { DeployedFile } from "../../src/models/deployed.ts";
import { digestOf, type ModelFile } from "../../src/models/file.ts";
import { planFolder } from "../../src/models/folder-plan.ts";
import { ask, diagram, line } from "../lint/support/diagram.ts";

const call = '<callActivity id="call" name="Call" calledElement="guard" camunda:calledElementBinding="deployment" />';
const model = (id: string, name: string, ...parts: string[]): string =>
  diagram(line(...parts, `<task id="more" name="${name}" />`), { id });

/** `one` and `two` are bound to `guard`, `one` to a form; `apart` is bound to nothing. */
const contents: Record<string, (name: string) => string> = {
  "one.bpmn": (name) => model("one", name, call, ask("form")),
  "two.bpmn": (name) => model("two", name, call),
  "guard.bpmn": (name) => model("guard", name),
  "apart.bpmn": (name) => model("apart", name),
  "forms/form.form": (name) => JSON.stringify({ id: "form", name }),
};
type Names = Partial<Record<keyof typeof contents, string>>;
const paths = Object.keys(contents).sort();
const contentOf = (path: string, names: Names) => contents[path]!(names[path] ?? "base");

/** Plans with these contents, by name: everything is "base" where nothing is said. `portal`: what came from the browser. */
async function plan({ folder = {}, live = {}, portal = [] }: { folder?: Names; live?: Names; portal?: string[] }) {
  const files: ModelFile[] = paths.map((path) => ({ path, content: contentOf(path, folder) }));
  const deployed = paths.map((path): DeployedFile => {
    const content = contentOf(path, live);
    const source = portal.includes(path) ? "portal" : "folder";
    return { path, content, digest: digestOf(content), source, deploymentId: "d", deployedAt: new Date(0), version: 3 };
  });
  const base = new Map(paths.map((path) => [path, contentOf(path, {})]));
  const { deploy, conflicts, ahead } = await planFolder(files, base, deployed);
  return { deploy: deploy.map(({ path }) => path), conflicts, ahead: ahead.map(({ path }) => path) };
}

const nothing = { deploy: [], conflicts: [], ahead: [] };
const both = (path: string) => ({ path, version: 3, reason: "changed-in-both" });
const bound = (path: string) => ({ path, version: 3, reason: "bound" });

describe("the folder", () => {
  test("has nothing to deploy where nothing is new, whoever deployed it last", async () => {
    expect(await plan({})).toEqual(nothing);
    expect(await plan({ portal: paths })).toEqual(nothing);
  });

  test("deploys all of it when something in it has changed", async () => {
    expect(await plan({ folder: { "apart.bpmn": "new" } })).toEqual({ ...nothing, deploy: paths });
    expect(await plan({ folder: { "apart.bpmn": "new" }, portal: ["apart.bpmn"] })).toEqual({ ...nothing, deploy: paths });
  });

  test("leaves what was changed in the browser alone", async () => {
    const live = { live: { "apart.bpmn": "browser" }, portal: ["apart.bpmn"] };
    expect(await plan(live)).toEqual({ ...nothing, ahead: ["apart.bpmn"] });
    const rest = paths.filter((path) => path !== "apart.bpmn");
    expect(await plan({ ...live, folder: { "two.bpmn": "new" } })).toEqual({
      deploy: rest,
      conflicts: [],
      ahead: ["apart.bpmn"],
    });
  });

  test("conflicts where both were changed, each to something else", async () => {
    const live = { live: { "apart.bpmn": "browser" }, portal: ["apart.bpmn"] };
    const told = { deploy: [], conflicts: [both("apart.bpmn")], ahead: ["apart.bpmn"] };
    expect(await plan({ ...live, folder: { "apart.bpmn": "new" } })).toEqual(told);
    const rest = paths.filter((path) => path !== "apart.bpmn");
    expect(await plan({ ...live, folder: { "apart.bpmn": "new", "two.bpmn": "new" } })).toEqual({ ...told, deploy: rest });
  });

  test("gets back what has become the same in both, so that its next change is no conflict", async () => {
    const same = { "apart.bpmn": "browser" };
    expect(await plan({ folder: same, live: same, portal: ["apart.bpmn"] })).toEqual({ ...nothing, deploy: paths });
  });

  test("what another tool deployed is replaced by the next deployment, as ever", async () => {
    expect(await plan({ live: { "apart.bpmn": "tool" }, folder: { "apart.bpmn": "new" } })).toEqual({
      ...nothing,
      deploy: paths,
    });
  });
});

describe("what is bound to something of the browser", () => {
  test("stays with it where it has changed in the folder, and is told", async () => {
    const live = { live: { "one.bpmn": "browser" }, portal: ["one.bpmn", "guard.bpmn", "forms/form.form"] };
    const ahead = ["one.bpmn"];
    expect(await plan({ ...live, folder: { "forms/form.form": "new" } })).toEqual({
      ...{ deploy: [], conflicts: [bound("forms/form.form")], ahead },
    });
    // The guard changes for everybody who is bound to it, or for nobody.
    expect(await plan({ ...live, folder: { "guard.bpmn": "new", "two.bpmn": "new" } })).toEqual({
      ...{ deploy: [], conflicts: [bound("guard.bpmn"), bound("two.bpmn")], ahead },
    });
  });

  test("goes on where it does not touch it", async () => {
    const live = { live: { "one.bpmn": "browser" }, portal: ["one.bpmn"] };
    expect(await plan({ ...live, folder: { "two.bpmn": "new" } })).toEqual({
      ...{ deploy: ["apart.bpmn", "forms/form.form", "guard.bpmn", "two.bpmn"], conflicts: [], ahead: ["one.bpmn"] },
    });
  });

  test("a form of the browser keeps the models that show it as they are", async () => {
    const live = { live: { "forms/form.form": "browser" }, portal: ["forms/form.form", "one.bpmn"] };
    expect(await plan({ ...live, folder: { "one.bpmn": "new" } })).toEqual({
      ...{ deploy: [], conflicts: [bound("one.bpmn")], ahead: ["forms/form.form"] },
    });
  });
});
