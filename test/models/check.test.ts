import { describe, expect, test } from "@jest/globals";
import { contractsOf } from "../../src/lint/contracts.ts";
import { readServices } from "../../src/lint/folder.ts";
import { checkChange, checkFiles, isRefused } from "../../src/models/check.ts";
import type { ModelFile } from "../../src/models/file.ts";
import { readModelFiles } from "../../src/models/folder.ts";
import { workers } from "../../workers/index.ts";
import { WORKFLOWS } from "./support/modelling.ts";

const live = await readModelFiles(WORKFLOWS);
const options = { topics: contractsOf(workers), services: await readServices(WORKFLOWS) };
const MODEL = "migration-deadline.bpmn";
const SCENARIO = "scenarios/migration-deadline-not-needed.yml";

const contentOf = (path: string) => live.find((file) => file.path === path)!.content;
const edited = (path: string, from: RegExp | string, to: string): ModelFile => {
  const content = contentOf(path).replace(from, to);
  expect(content).not.toBe(contentOf(path));
  return { path, content };
};
const check = (...drafted: ModelFile[]) => checkChange(live, drafted, options);
const files = (found: { file: string }[]) => found.map(({ file }) => file);

describe("a change", () => {
  test("is checked with what it touches, and nothing else", async () => {
    const found = await check(edited(MODEL, /name="/, 'name="Novo '));
    expect(files(found.findings)).toEqual([MODEL]);
    expect(found.rehearsed.map(({ process }) => process)).toEqual(["migration-deadline"]);
    expect(found.rehearsed[0]!.scenarios.length).toBeGreaterThan(0);
    expect(isRefused(found)).toBe(false);
  });

  test("with an error is refused, and told where", async () => {
    const found = await check(edited(MODEL, /camunda:topic="[^"]+"/, 'camunda:topic="no-such"'));
    expect(found.findings[0]!.findings).toContainEqual(expect.objectContaining({ rule: "known-topic", severity: "error" }));
    expect(isRefused(found)).toBe(true);
  });

  test("that breaks a model which calls it is refused there", async () => {
    const found = await check(edited("company-link.bpmn", 'errorCode="GOVBR_LOGIN_REQUIRED"', 'errorCode="SOMETHING_NEW"'));
    const caller = found.findings.find(({ file }) => file === "onboarding.bpmn")!;
    expect(caller.findings).toContainEqual(expect.objectContaining({ rule: "error-caught", severity: "error" }));
    expect(isRefused(found)).toBe(true);
  });

  test("of a scenario has the scenarios of its model played", async () => {
    const found = await check({ path: SCENARIO, content: `# revisto\n${contentOf(SCENARIO)}` });
    expect([found.deployed, found.rehearsed.map(({ process }) => process)]).toEqual([[], ["migration-deadline"]]);
    expect(isRefused(found)).toBe(false);
    const failing = await check(edited(SCENARIO, /termina em: .*/, "termina em: elsewhere"));
    expect(isRefused(failing)).toBe(true);
  });

  test("with a scenario that cannot be read is refused, with file and line", async () => {
    const found = await check({ path: SCENARIO, content: "título: x\npasso: nenhum\n" });
    expect(found.unreadable).toEqual([{ path: SCENARIO, message: expect.stringMatching(/not-needed\.yml.*2/) }]);
    expect(isRefused(found)).toBe(true);
  });
});

describe("a form", () => {
  const form = (content: string) => checkFiles([{ path: "forms/x.form", content }], options);
  const rulesOf = (found: Awaited<ReturnType<typeof form>>) =>
    found.findings.flatMap(({ findings }) => findings.map(({ rule }) => rule));

  test("is told when it is none, has no id, or uses what task lists cannot show", async () => {
    expect(rulesOf(await form('{"id": "x", "components": [{"type": "textfield", "key": "a"}]}'))).toEqual([]);
    expect(rulesOf(await form("{broken"))).toEqual(["engine-refusal"]);
    expect(rulesOf(await form("[]"))).toEqual(["engine-refusal"]);
    expect(rulesOf(await form('{"components": []}'))).toEqual(["form-exists"]);
    expect(rulesOf(await form('{"id": "x"}'))).toEqual(["engine-refusal"]);
    expect(rulesOf(await form('{"id": "x", "components": [{"type": "filepicker", "key": "a"}]}'))).toEqual(["form-portable"]);
  });
});

test("a file with the process or the form of another one is told", async () => {
  const copy = (path: string, other: string) => ({ path: other, content: contentOf(path) });
  const found = await check(copy(MODEL, "copy.bpmn"), copy("forms/company-type.form", "forms/copy.form"));
  const told = found.findings.filter(({ findings }) => findings.some(({ message }) => message.includes("aceita um só")));
  expect(files(told)).toEqual(expect.arrayContaining(["copy.bpmn", "forms/copy.form"]));
});
