import type { LintContext, TopicContract, VariableContract } from "../lint/context.ts";
import { elementTemplates } from "../texts/element-templates.ts";
import { variables } from "../texts/variables.ts";
import { fixed, template } from "./base.ts";
import type { ElementTemplate, TemplateProperty } from "./types.ts";

const texts = elementTemplates.topic;

/** One template for each topic that a worker answers. */
export function topicTemplates(topics: LintContext["topics"]): ElementTemplate[] {
  return Object.entries(topics).map(([topic, contract]) => topicTemplate(topic, contract));
}

function topicTemplate(topic: string, { title, inputs, outputs, errors }: TopicContract): ElementTemplate {
  return template(topic, "service", {
    name: title,
    description: texts.description(errors, Object.keys(outputs)),
    appliesTo: ["bpmn:ServiceTask"],
    properties: [
      fixed("camunda:type", "external"),
      fixed("camunda:topic", topic),
      ...Object.entries(inputs).map(([name, contract]) => inputProperty(name, contract)),
      ...Object.entries(outputs).flatMap(([name, { required }]) => (required ? [outputProperty(name)] : [])),
    ],
  });
}

/** An input may be left empty: the worker then reads the process variable of that name. */
function inputProperty(name: string, { required, values }: VariableContract): TemplateProperty {
  const { label, help } = textOf(name);
  const shared = {
    ...{ label, optional: true, binding: { type: "camunda:inputParameter", name } },
    description: required ? `${help} ${texts.required}` : help,
  };
  if (values === undefined) return { type: "String", ...shared };
  return { type: "Dropdown", ...shared, choices: values.map((value) => ({ name: value, value })) };
}

/**
 * Under its own name unless somebody writes another one: the modelers write every parameter of a template into the model, and
 * an engine refuses one without a name. What is not always there cannot be passed on by an expression.
 */
function outputProperty(name: string): TemplateProperty {
  const { label, help } = textOf(name);
  return {
    ...{ type: "String", label: texts.output(label), description: `${help} ${texts.outputHelp}`, value: name },
    constraints: { notEmpty: true },
    binding: { type: "camunda:outputParameter", source: `\${${name}}` },
  };
}

function textOf(name: string) {
  const text = variables[name];
  if (text === undefined) throw new Error(`src/texts/variables.ts does not say what "${name}" is`);
  return text;
}
