import { describeBundle } from "../../src/portal/assets/bundle.ts";
import { createFormEngine, type FormEngine } from "../../src/portal/forms/engine.ts";
import type { MarkupNode } from "../../src/portal/forms/types.ts";
import { cacheDir } from "./support/cache.ts";
import { createLogger } from "./support/log.ts";

const schema = {
  schemaVersion: 16,
  type: "default",
  id: "pedido",
  components: [
    {
      type: "html",
      id: "intro",
      content: '<h3>Empresa</h3><p onclick="a()">{{companyName}} <a href="javascript:b()">x</a></p><script>c()</script>',
    },
    { type: "text", id: "note", text: "## Nota\n{{companyName}}" },
    {
      type: "textfield",
      id: "name",
      key: "applicant",
      label: "Nome de {{companyName}}",
      validate: { required: true, pattern: "^[a-z]+$" },
    },
    {
      type: "select",
      id: "company",
      key: "company",
      label: "Empresa",
      valuesExpression: "=companies",
      validate: { required: true },
    },
    {
      type: "radio",
      id: "kind",
      key: "kind",
      label: "Tipo",
      validate: { required: true },
      values: [
        { label: "Sim", value: "yes" },
        { label: "Não", value: "no" },
      ],
    },
    { type: "checkbox", id: "terms", key: "terms", label: "Li e aceito" },
    { type: "number", id: "quantity", key: "quantity", label: "Quantidade" },
    { type: "textarea", id: "reason", key: "reason", label: "Motivo", conditional: { hide: '=kind = "yes"' } },
    { type: "textfield", id: "fixed", key: "fixed", label: "Fixo", readonly: true },
  ],
};
const data = {
  companyName: "<b>ACME</b>",
  companies: [
    { label: "Um", value: "1" },
    { label: "Dois", value: "2" },
  ],
  fixed: "do motor",
  secret: "not mentioned in the form",
};

describe("forms on the server", () => {
  let forms: FormEngine;
  beforeAll(async () => {
    forms = createFormEngine({ bundle: await describeBundle("forms/worker/main.ts", "node", cacheDir()), log: createLogger() });
  });
  afterAll(() => forms.stop());

  const full = { applicant: "ana", company: "2", kind: "no", terms: true, quantity: 3, reason: "porque sim" };

  test("accepts what the form accepts", async () => {
    const { data: cleaned, errors } = await forms.submit(schema, data, { kind: "data", data: full });
    expect(errors).toEqual([]);
    expect(cleaned).toEqual({ ...full, fixed: "do motor" });
  });

  test("names every field that was left empty, in the order of the page, in Portuguese", async () => {
    const { errors } = await forms.submit(schema, data, { kind: "data", data: {} });
    expect(errors.map(({ key, messages }) => [key, messages])).toEqual([
      ["applicant", ["Preencha este campo."]],
      ["company", ["Preencha este campo."]],
      ["kind", ["Preencha este campo."]],
    ]);
    expect(errors[0]).toMatchObject({ controlId: "campo-name", label: "Nome de <b>ACME</b>" });
    expect(errors[2]).toMatchObject({ controlId: "campo-kind-0" });
  });

  test("drops unknown keys, hidden fields, read-only values and options that were not offered", async () => {
    const hostile = {
      ...full,
      kind: "yes",
      company: "9",
      fixed: "changed",
      secret: "x",
      accountId: "other",
      __proto__: { a: 1 },
    };
    const { data: cleaned, errors } = await forms.submit(schema, data, { kind: "data", data: hostile });
    expect(cleaned).toEqual({ applicant: "ana", company: null, kind: "yes", terms: true, quantity: 3, fixed: "do motor" });
    expect(errors.map(({ key }) => key)).toEqual(["company"]);
  });

  test("takes the answer of a field that another answer makes appear", async () => {
    const hidden = {
      ...schema,
      components: schema.components.map((c) => (c.id === "reason" ? { ...c, conditional: { hide: '=kind != "no"' } } : c)),
    };
    const yes = await forms.submit(hidden, data, { kind: "data", data: { ...full, kind: "yes" } });
    const no = await forms.submit(hidden, data, { kind: "data", data: full });
    expect(yes.data).not.toHaveProperty("reason");
    expect(no.data).toMatchObject({ reason: "porque sim" });
  });

  test("takes values of the wrong type for empty", async () => {
    const wrong = { applicant: { a: 1 }, company: ["1"], kind: 7, terms: "yes", quantity: [], reason: 4 };
    const { errors } = await forms.submit(schema, data, { kind: "data", data: wrong });
    expect(errors.map(({ key }) => key)).toEqual(["applicant", "company", "kind"]);
  });

  test("reads native controls as the same values", async () => {
    const controls = { applicant: ["ana"], company: ["2"], kind: ["no"], terms: ["on"], quantity: ["3"], reason: ["porque sim"] };
    const { data: cleaned, errors } = await forms.submit(schema, data, { kind: "controls", controls });
    expect(errors).toEqual([]);
    expect(cleaned).toEqual({ ...full, fixed: "do motor" });
  });

  test("draws markup without scripts, handlers or foreign values, and with names for a page without JavaScript", async () => {
    const { markup, choice, data: visible } = await forms.render(schema, data);
    const all = flatten(markup);
    expect(choice).toBeNull();
    expect(all.map((node) => node.tag)).toEqual(
      expect.arrayContaining(["h3", "h2", "p", "select", "textarea", "input", "label"]),
    );
    expect(all.map((node) => node.tag)).not.toContain("script");
    expect(all.flatMap((node) => Object.keys(node.attributes))).not.toContain("onclick");
    expect(all.find((node) => node.tag === "a")?.attributes).toEqual({});
    expect(JSON.stringify(markup)).toContain('"<b>ACME</b> "');
    const names = all.map((node) => node.attributes.name).filter(Boolean);
    expect(names).toEqual(["f.applicant", "f.company", "f.kind", "f.kind", "f.terms", "f.quantity", "f.reason", "f.fixed"]);
    expect(all.filter((node) => node.tag === "option").map((node) => node.attributes.value)).toEqual(["", "1", "2"]);
    expect(visible).not.toHaveProperty("secret");
    expect(visible).toMatchObject({ companyName: "<b>ACME</b>" });
  });

  test("keeps what was typed", async () => {
    const answers = { kind: "controls", controls: { applicant: ["ANA"], company: ["2"], kind: ["no"], terms: ["on"] } } as const;
    const { markup } = await forms.render(schema, data, structuredClone(answers) as never);
    const all = flatten(markup);
    expect(all.find((node) => node.attributes.name === "f.applicant")?.attributes.value).toBe("ANA");
    expect(all.filter((node) => "checked" in node.attributes).map((node) => node.attributes.name)).toEqual(["f.kind", "f.terms"]);
    expect(all.find((node) => "selected" in node.attributes)?.attributes.value).toBe("2");
  });

  test("a required radio with two options, alone, is a two-way choice", async () => {
    const [intro, , , , kind] = schema.components;
    const { choice, markup } = await forms.render({ ...schema, components: [intro, kind] }, data);
    expect(choice).toEqual({
      key: "kind",
      label: "Tipo",
      description: "",
      options: [
        { label: "Sim", value: "yes" },
        { label: "Não", value: "no" },
      ],
    });
    expect(flatten(markup).map((node) => node.tag)).not.toContain("input");
  });

  test("a form it cannot read is a failure, and the next one works", async () => {
    const broken = { ...schema, components: [{ type: "hologram", id: "x", key: "x" }] };
    await expect(forms.submit(broken, data, { kind: "data", data: {} })).rejects.toMatchObject({ code: "form-failure" });
    await expect(forms.submit(schema, data, { kind: "data", data: full })).resolves.toMatchObject({ errors: [] });
  });
});

function flatten(nodes: MarkupNode[]): Exclude<MarkupNode, string>[] {
  return nodes.flatMap((node) => (typeof node === "string" ? [] : [node, ...flatten(node.children)]));
}
