import { fileURLToPath } from "node:url";
import { type Example, examples, xmlOf } from "../../docs/modelos/examples.ts";
import { rules } from "../../src/lint/all-rules.ts";
import type { LintContext } from "../../src/lint/context.ts";
import { contextOf } from "../../src/lint/context-of.ts";
import { contractsOf } from "../../src/lint/contracts.ts";
import { readForm } from "../../src/lint/forms.ts";
import { lintModel } from "../../src/lint/lint.ts";
import { readModelFiles } from "../../src/models/folder.ts";
import { workers } from "../../workers/index.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const product = await contextOf(await readModelFiles(folder), contractsOf(workers), ["service-request"]);

/** Every field collects; whatever is text shows what the notes say. */
function contextFor({ forms = {}, id = "example" }: Example): LintContext {
  const own = Object.entries(forms).map(([name, types]) => {
    const components = types.map((type) => ({
      type,
      ...(type === "text" ? { text: "{{documentList}}" } : { key: "remark", label: "Observação" }),
    }));
    return [name, readForm({ id: name, components })] as const;
  });
  const { [id]: _own, ...processes } = product.processes;
  return {
    ...product,
    processes: { ...processes, [id]: { sets: [], given: [], leavable: false, errors: [] } },
    forms: { ...product.forms, ...Object.fromEntries(own) },
  };
}
const rulesFound = async (example: Example) => [
  ...new Set((await lintModel(xmlOf(example), contextFor(example))).map(({ rule }) => rule)),
];

test("every rule has its pair of examples", () => {
  expect(Object.keys(examples).sort()).toEqual([...Object.keys(rules), "engine-refusal"].sort());
});

test.each(Object.entries(examples))(
  "%s: the wrong example breaks it and no other, the right one breaks none",
  async (rule, { wrong, right }) => {
    expect(await rulesFound(wrong)).toEqual([rule]);
    expect(await rulesFound(right)).toEqual([]);
  },
);
