import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startFormViewer } from "./support/form-viewer.ts";

const folder = fileURLToPath(new URL("../../workflows/forms/", import.meta.url));
const files = (await readdir(folder)).filter((name) => name.endsWith(".form"));
const forms: Record<string, FormSchema> = Object.fromEntries(
  await Promise.all(files.map(async (file) => [file.replace(".form", ""), JSON.parse(await readFile(folder + file, "utf8"))])),
);

interface FormSchema {
  components: { id: string; type: string; conditional?: unknown; validate?: unknown }[];
}

// What works in the task lists of Camunda 7.24 and Operaton alike.
const portable = [
  "html",
  "text",
  "textfield",
  "textarea",
  "number",
  "checkbox",
  "radio",
  "select",
  "taglist",
  "checklist",
  "table",
  "group",
  "expression",
];

describe.each(Object.entries(forms))("%s", (name, schema) => {
  test("is made for Camunda 7.24 and named after its file", () => {
    expect(schema).toMatchObject({
      id: name,
      schemaVersion: 16,
      executionPlatform: "Camunda Platform",
      executionPlatformVersion: "7.24.0",
    });
  });

  test("uses only components that both task lists draw, with ids of their own", () => {
    const { components } = schema;
    expect(components.filter(({ type }) => !portable.includes(type))).toEqual([]);
    const ids = [name, ...components.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("validates nothing that can hide", () => {
    const hiding = schema.components.filter(({ conditional, validate }) => conditional && validate);
    expect(hiding).toEqual([]);
  });
});

describe.each([
  ["the task lists of Camunda 7.24", "form-js-viewer-tasklist"],
  ["the portal", "@bpmn-io/form-js-viewer"],
])("in the form viewer of %s", (_where, packageName) => {
  let viewer: Awaited<ReturnType<typeof startFormViewer>>;
  beforeAll(async () => {
    viewer = await startFormViewer(packageName);
  });
  afterAll(async () => {
    await viewer.stop();
  });

  test.each(Object.entries(forms))(
    "%s opens without variables, and cannot be completed without an answer",
    async (_name, schema) => {
      const { warnings, errors, text } = await viewer.open(schema);
      expect(warnings).toEqual([]);
      expect(Object.values(errors).length).toBeGreaterThan(0);
      for (const error of Object.values(errors)) expect(error).toContain("Field is required.");
      expect(text).not.toMatch(/⚠|undefined|null|\{\{/);
    },
  );

  test("a component that it does not know makes the whole form fail: the other forms opened for good", async () => {
    const unknown = { ...forms["company-type"], components: [{ type: "signature", id: "s" }] };
    await expect(viewer.open(unknown)).rejects.toThrow(/form field of type <signature> not supported/);
  });

  test.each([
    ["company-type", "companyType", "national"],
    ["company-type", "companyType", "foreign"],
    ["access-stage", "stage", "representative"],
    ["access-stage", "stage", "member"],
    ["consent-denied", "afterDenial", "retry"],
    ["consent-denied", "afterDenial", "stop"],
    ["confirm-company-link", "linkDecision", "link"],
    ["confirm-company-link", "linkDecision", "cancel"],
  ])("%s takes %s = %s", async (name, key, value) => {
    const { submitted, errors } = await viewer.open(forms[name], {}, { [key]: value });
    expect({ submitted, errors }).toEqual({ submitted: { [key]: value }, errors: {} });
  });

  const companies = [
    {
      label: "ALFA LTDA (CNPJ 11.222.333/0001-81)",
      value: "11222333000181",
      formattedCnpj: "11.222.333/0001-81",
      legalName: "ALFA LTDA",
    },
    {
      label: "BETA SA (CNPJ 12.ABC.345/01DE-35)",
      value: "12ABC34501DE35",
      formattedCnpj: "12.ABC.345/01DE-35",
      legalName: "BETA SA",
    },
  ];

  test("choose-company offers what was recognised and nothing else", async () => {
    const { submitted, errors, text } = await viewer.open(forms["choose-company"], { companies, cnpj: "12ABC34501DE35" });
    expect(text).toContain("ALFA LTDA (CNPJ 11.222.333/0001-81)");
    expect({ submitted, errors }).toEqual({ submitted: { cnpj: "12ABC34501DE35" }, errors: {} });
    const other = await viewer.open(forms["choose-company"], { companies, cnpj: "99999999000191" });
    expect(Object.values(other.errors)).toEqual([["Field is required."]]);
  });

  test("confirm-company-link shows the chosen company, the CPF and the name, and submits the decision alone", async () => {
    const data = { companies, cnpj: "12ABC34501DE35", cpfMasked: "***.982.247-**", personName: "Ana <b>Souza</b>" };
    const { submitted, text } = await viewer.open(forms["confirm-company-link"], data, { linkDecision: "link" });
    for (const shown of ["12.ABC.345/01DE-35", "BETA SA", "***.982.247-**", "Ana <b>Souza</b>"]) expect(text).toContain(shown);
    expect(text).not.toContain("ALFA");
    expect(submitted).toEqual({ linkDecision: "link" });
  });
});
