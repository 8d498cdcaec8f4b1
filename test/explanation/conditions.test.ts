import { conditionInWords } from "../../src/explanation/conditions.ts";
import type { AskedField } from "../../src/explanation/fields.ts";

const decision: AskedField = {
  ...{ key: "decision", label: "Decisão", required: true, note: null, options: ["Deferir"] },
  answers: new Map([["approve", "Deferir"]]),
};

test.each([
  ["${decision == 'approve'}", "“Decisão” é “Deferir”"],
  ["${'approve' == decision}", "“Deferir” é “Decisão”"],
  ["${decision == 'other'}", "“Decisão” é “other”"],
  ["${other == 'approve'}", "“other” é “approve”"],
  ["${decision != 'approve' && count >= 3}", "“Decisão” não é “Deferir” e “count” é pelo menos 3"],
  ["${companyLinked == true}", "“companyLinked” é sim"],
  ["${not (a or b)}", "não vale (“a” ou “b”)"],
  ["${list.size() > 2}", "“list”.size() é maior que 2"],
  ["${list[0] == 1 and (a or b)}", "“list”[0] é 1 e (“a” ou “b”)"],
  ["${sum(a, b) > 1}", "“sum”(“a”, “b”) é maior que 1"],
  ["${empty list}", "está vazio: “list”"],
])("%s reads “%s”", (condition, words) => {
  expect(conditionInWords(condition, [decision])).toBe(words);
});

test("labels stay as the form writes them", () => {
  const value: AskedField = {
    ...{ key: "value", label: "Valor (R$). Total", required: true, note: null, options: [] },
    answers: new Map([["a", "Alto [mais de 1.000]"]]),
  };
  expect(conditionInWords("${value == 'a'}", [value])).toBe("“Valor (R$). Total” é “Alto [mais de 1.000]”");
});

test.each([["texto solto"], ["${decision == 'appr"], [""], ["${}"], ["antes ${a}"]])(
  "what cannot be read, %p, is not shown raw",
  (condition) => {
    expect(conditionInWords(condition, [])).toBe("uma condição do sistema vale");
  },
);
