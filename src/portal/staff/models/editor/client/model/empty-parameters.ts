import type { ElementTemplate, TemplateProperty } from "../../../../../../element-templates/index.ts";

interface Parameter {
  name?: string;
  value?: string;
  definition?: unknown;
}
interface InputOutput {
  $type: string;
  get(name: "inputParameters" | "outputParameters"): Parameter[] | undefined;
}
interface Element {
  businessObject: { get(name: "extensionElements"): { get(name: "values"): InputOutput[] } | undefined };
}
interface Changed {
  context: { element: Element; moddleElement?: { $type: string } };
}
interface Modeling {
  updateModdleProperties(element: Element, part: InputOutput, properties: object): void;
}
interface Events {
  on(event: string, listener: (event: Changed) => void): void;
}
interface Templates {
  get(element: Element): ElementTemplate | null;
}

/**
 * bpmn.io writes all parameters of a part down, and leaves one behind that is emptied. Those that may stay empty are taken
 * out again: an input without a value would hide the variable of that name, and the engine refuses an output without a name.
 */
class EmptyParameters {
  static $inject = ["eventBus", "modeling", "elementTemplates"];
  constructor(events: Events, modeling: Modeling, templates: Templates) {
    // While a part is being applied, its parameters are all there, one by one.
    let applying = false;
    const clean = (element: Element) => {
      const optional = (templates.get(element)?.properties ?? []).filter(({ optional, value }) => optional && !value);
      const values = element.businessObject.get("extensionElements")?.get("values") ?? [];
      for (const mapping of values.filter(({ $type }) => $type === "camunda:InputOutput")) {
        const [inputs, outputs] = [mapping.get("inputParameters") ?? [], mapping.get("outputParameters") ?? []];
        const properties = {
          inputParameters: inputs.filter((one) => !isLeftEmpty(one, one.name, one.value, optional)),
          outputParameters: outputs.filter((one) => !isLeftEmpty(one, one.value, one.name, optional)),
        };
        const kept = properties.inputParameters.length + properties.outputParameters.length;
        if (kept < inputs.length + outputs.length) modeling.updateModdleProperties(element, mapping, properties);
      }
    };
    const part = "commandStack.propertiesPanel.camunda.changeTemplate";
    events.on(`${part}.preExecute`, () => {
      applying = true;
    });
    events.on(`${part}.postExecuted`, ({ context: { element } }) => {
      applying = false;
      clean(element);
    });
    events.on("commandStack.element.updateModdleProperties.postExecuted", ({ context: { element, moddleElement } }) => {
      if (!applying && moddleElement?.$type === "camunda:InputOutput") clean(element);
    });
  }
}

/** `named`: by what the template knows the parameter; `filled`: what is to be filled in. */
function isLeftEmpty(
  { definition }: Parameter,
  named: string | undefined,
  filled: string | undefined,
  optional: TemplateProperty[],
) {
  if (definition !== undefined || filled) return false;
  return optional.some(({ binding: { name, source } }) => (name ?? source) === named);
}

export const emptyParametersModule = { __init__: ["emptyParameters"], emptyParameters: ["type", EmptyParameters] };
