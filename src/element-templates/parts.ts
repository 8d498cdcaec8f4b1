import type { LintContext } from "../lint/context.ts";
import { GUARD } from "../lint/rules/guard-first.ts";
import { elementTemplates as texts } from "../texts/element-templates.ts";
import { fixed, template } from "./base.ts";
import type { ElementTemplate, TemplateProperty } from "./types.ts";

/** What every model is made of beside the workers: the guard, tasks of people, what starts and messages bring. */
export function partTemplates(context: LintContext, teams: Record<string, string>): ElementTemplate[] {
  return [guardTemplate(context), ...taskTemplates(context, teams), messageTemplate(), startTemplate()];
}

/** The call of the guard as its contract wants it: what it is given, and everything that it gives back. */
function guardTemplate({ topics }: LintContext): ElementTemplate {
  const given = (target: string, value: string, expression = false): TemplateProperty => ({
    ...{ type: "Hidden", value },
    binding: { type: "camunda:in", target, ...(expression ? { expression } : {}) },
  });
  const { name, description } = texts.guard;
  const returned = Object.keys(topics[GUARD]?.outputs ?? {});
  return template("guard", "guard", {
    ...{ name, description, appliesTo: ["bpmn:CallActivity"] },
    properties: [
      fixed("calledElement", GUARD),
      fixed("camunda:calledElementBinding", "deployment"),
      { type: "Hidden", value: "#{execution.processBusinessKey}", binding: { type: "camunda:in:businessKey" } },
      given("startTicket", "startTicket"),
      given("serviceInstanceId", "${execution.processInstanceId}", true),
      given("serviceDefinitionId", "${execution.processDefinitionId}", true),
      ...returned.map(
        (source): TemplateProperty => ({ type: "Hidden", value: source, binding: { type: "camunda:out", source } }),
      ),
    ],
  });
}

function taskTemplates({ forms }: LintContext, teams: Record<string, string>): ElementTemplate[] {
  const words = texts.userTask;
  const form: TemplateProperty = {
    ...{ type: "Dropdown", label: words.form, description: words.formHelp, constraints: { notEmpty: true } },
    choices: Object.keys(forms)
      .sort()
      .map((name) => ({ name, value: name })),
    binding: { type: "property", name: "camunda:formRef" },
  };
  const step: TemplateProperty = {
    ...{ type: "String", label: words.step, description: words.stepHelp, optional: true },
    binding: { type: "camunda:property", name: "step" },
  };
  const appliesTo = ["bpmn:UserTask"];
  const shared = [form, fixed("camunda:formRefBinding", "deployment"), step];
  const assignee: TemplateProperty = {
    ...{ type: "String", label: words.assignee, value: "${accountId}", constraints: { notEmpty: true } },
    binding: { type: "property", name: "camunda:assignee" },
  };
  const group: TemplateProperty = {
    ...{ type: "Dropdown", label: words.group, description: words.groupHelp, value: "${teamGroup}" },
    choices: [
      { name: "${teamGroup}", value: "${teamGroup}" },
      ...Object.entries(teams).map(([value, name]) => ({ name, value })),
    ],
    binding: { type: "property", name: "camunda:candidateGroups" },
  };
  return [
    template("person-task", "person", {
      ...{ name: words.name, description: words.description, appliesTo, properties: [...shared, assignee] },
    }),
    template("team-task", "person", {
      ...{ name: words.teamName, description: words.teamDescription, appliesTo, properties: [...shared, group] },
    }),
  ];
}

/** The property `variables`, in which a start or a message says what it brings (see lint/variables.ts). */
function variablesProperty(): TemplateProperty {
  const { variables: label, variablesHelp: description } = texts.message;
  return { type: "String", label, description, optional: true, binding: { type: "camunda:property", name: "variables" } };
}

function messageTemplate(): ElementTemplate {
  const { name, description } = texts.message;
  const appliesTo = ["bpmn:IntermediateCatchEvent", "bpmn:ReceiveTask", "bpmn:BoundaryEvent"];
  return template("message", "event", { name, description, appliesTo, properties: [variablesProperty()] });
}

function startTemplate(): ElementTemplate {
  return template("start", "event", { ...texts.start, appliesTo: ["bpmn:StartEvent"], properties: [variablesProperty()] });
}
