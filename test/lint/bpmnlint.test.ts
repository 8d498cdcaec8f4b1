import { expect, test } from "@jest/globals";
import { readModdle } from "../../src/engine/model/moddle.ts";
import { rules } from "../../src/lint/all-rules.ts";
import { bpmnlintConfig } from "../../src/lint/bpmnlint.ts";
import { lintModel } from "../../src/lint/lint.ts";
import { diagram, line, task, world } from "./support/diagram.ts";

const broken = diagram(line(task("send-mail"), task("send-mial", "", "other")));

test("as rules of bpmnlint ours find what they find at the command line, once, and know their pages", async () => {
  const { root } = await readModdle(broken);
  const { config, resolver } = bpmnlintConfig(world, (rule) => `/regras/${rule}`);
  const found = Object.entries(config.rules).flatMap(([rule, weight]) => {
    const { check, meta } = resolver.resolveRule("bpmnlint", rule)!();
    const reports: object[] = [];
    const severity = weight === "warn" ? "warning" : weight;
    // False: bpmnlint does not go on to the elements inside.
    expect(check(root, { report: (element, message) => reports.push({ rule, element, message, severity }) })).toBe(false);
    expect(meta.documentation.url).toBe(`/regras/${rule}`);
    return reports;
  });
  const said = (await lintModel(broken, world)).map(({ name: _, ...finding }) => finding);
  expect(found).toHaveLength(said.length);
  expect(found).toEqual(expect.arrayContaining(said));
  expect(said.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["known-topic", "worker-inputs"]));
});

test("every rule is there, under its own weight; no other is", () => {
  const { config, resolver } = bpmnlintConfig(world, () => "");
  expect(Object.keys(config.rules)).toEqual(Object.keys(rules));
  expect(config.rules).toMatchObject({ "known-topic": "error", "way-out": "warn" });
  expect(resolver.resolveRule("bpmnlint", "known-topic")).not.toBeNull();
  expect(resolver.resolveRule("bpmnlint", "label-required")).toBeNull();
});
