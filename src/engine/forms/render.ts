/** The form that Camunda generates from camunda:formData: HTML for its task list. */
import type { TypedValue } from "../core/types/values.ts";
import type { FormData, FormField } from "../model/form-fields.ts";

type Attributes = [name: string, value: string | null][];

const VARIABLE_TYPES: Record<FormField["type"], string> = {
  ...{ string: "String", long: "Long", boolean: "Boolean", date: "String", enum: "String" },
};

class Html {
  private text = "";
  private depth = 0;

  /** Opens an element; closes it after `content`, or at once (`<input … />`) without. */
  element(name: string, attributes: Attributes, content?: () => void): void {
    const written = attributes.map(([key, value]) => (value === null ? ` ${key}` : ` ${key}="${escaped(value)}"`)).join("");
    if (!content) {
      this.line(`<${name}${written} />`);
      return;
    }
    this.line(`<${name}${written}>`);
    this.depth++;
    content();
    this.depth--;
    this.line(`</${name}>`);
  }

  line(text: string): void {
    this.text += `${"  ".repeat(this.depth)}${text}\n`;
  }

  toString(): string {
    return this.text;
  }
}

function escaped(text: string): string {
  return text.replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** The whole form. `values`: what its fields show. */
export function renderForm(form: FormData, values: Record<string, TypedValue>): string {
  const html = new Html();
  html.element(
    "form",
    [
      ["name", "generatedForm"],
      ["role", "form"],
    ],
    () => {
      for (const field of form.fields) {
        html.element("div", [["class", "form-group"]], () => {
          renderLabel(html, field);
          renderControl(html, form, field, values[field.id]?.value ?? null);
          renderFaults(html, field);
        });
      }
    },
  );
  return html.toString();
}

function renderLabel(html: Html, { id, label }: FormField): void {
  if (label !== null) html.element("label", [["for", id]], () => html.line(label));
}

function renderControl(html: Html, form: FormData, field: FormField, value: unknown): void {
  const common = attributes(form, field);
  if (field.type === "date") {
    renderDate(html, field, common);
  } else if (field.type === "enum") {
    html.element("select", common, () => {
      for (const { id, name } of field.values) html.element("option", [["value", id]], () => html.line(name ?? ""));
    });
  } else {
    const shown: Attributes = value === null ? [] : [["value", String(value)]];
    html.element("input", [...common, ["type", field.type === "boolean" ? "checkbox" : "text"], ...shown]);
  }
}

function attributes({ businessKey }: FormData, { id, type, constraints }: FormField): Attributes {
  const variable: Attributes = [
    ["cam-variable-type", VARIABLE_TYPES[type]],
    ["cam-variable-name", id],
  ];
  const rules = constraints.map(({ name, config }): Attributes[number] => {
    if (name === "readonly") return ["disabled", null];
    return [name, name === "required" ? null : config];
  });
  return [
    ["class", "form-control"],
    ["name", id],
    ...(businessKey === id ? ([["cam-business-key", null]] as Attributes) : variable),
    ...rules,
  ];
}

function renderDate(html: Html, { id, datePattern }: FormField, common: Attributes): void {
  const opened = `dateFieldOpened${id}`;
  html.element("div", [["class", "input-group"]], () => {
    html.element("input", [...common, ["type", "text"], ["uib-datepicker-popup", datePattern], ["is-open", opened]]);
    html.element("div", [["class", "input-group-btn"]], () => {
      const button: Attributes = [
        ["type", "button"],
        ["class", "btn btn-default"],
        ["ng-click", `open${id}($event)`],
      ];
      html.element("button", button, () => {
        html.element("i", [["class", "glyphicon glyphicon-calendar"]], () => {});
      });
    });
    html.element(
      "script",
      [
        ["cam-script", null],
        ["type", "text/form-script"],
      ],
      () => {
        html.line(
          `$scope.open${id} = function ($event) { $event.preventDefault(); $event.stopPropagation(); $scope.${opened} = true; };`,
        );
      },
    );
  });
}

function renderFaults(html: Html, { id, type, datePattern }: FormField): void {
  const field = `this.generatedForm.${id}`;
  const fault = (condition: string, words: string) =>
    html.element(
      "div",
      [
        ["ng-show", condition],
        ["class", "help-block"],
      ],
      () => html.line(words),
    );
  html.element(
    "div",
    [
      ["ng-if", `${field}.$invalid && ${field}.$dirty`],
      ["class", "has-error"],
    ],
    () => {
      if (type === "date") {
        fault(`${field}.$error.required && !${field}.$error.date`, "Required field");
        fault(`${field}.$error.date`, `Invalid date format: the date should have the pattern '${datePattern}'`);
      } else {
        fault(`${field}.$error.required`, "Required field");
        fault(`${field}.$error.camVariableType`, `Only a ${VARIABLE_TYPES[type].toLowerCase()} value is allowed`);
      }
    },
  );
}
