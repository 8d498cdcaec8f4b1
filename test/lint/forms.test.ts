import { readForm } from "../../src/lint/forms.ts";

const text = (content: string) => ({ components: [{ type: "text", text: content }] });

test("names stand in expressions and templates; members of lists, words of the language and texts do not count", () => {
  const form = {
    components: [
      { type: "textfield", key: "name", conditional: { hide: '=kind != "a" and list[item.x = 1] = other' } },
      { type: "text", text: "Olá {{person}}, são {{total}} de {{" },
    ],
  };
  expect(readForm(form)).toEqual({
    fields: { name: "string" },
    components: ["textfield", "text"],
    reads: ["kind", "list", "other", "person", "total"],
  });
  expect(readForm({ components: [{ type: "text", text: "{{a}}", conditional: { hide: "=a = null" } }] }).reads).toEqual([]);
});

test.each([
  ["a word without end", "a".repeat(1_000_000)],
  ["templates that are never closed", "{{".repeat(500_000)],
  ["brackets that are never closed", `{{${"[".repeat(1_000_000)}}}`],
  ["brackets that are", `{{${"[]".repeat(500_000)}}}`],
])("%s, as long as a form may be, is read in one go", (_, content) => {
  expect(readForm(text(content)).components).toEqual(["text"]);
});
