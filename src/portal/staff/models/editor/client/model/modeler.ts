import Modeler from "bpmn-js/lib/Modeler";
import { ElementTemplatesPropertiesProviderModule } from "bpmn-js-element-templates";
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  CamundaPlatformPropertiesProviderModule,
  CamundaPlatformTooltipProvider,
} from "bpmn-js-properties-panel";
import behaviors from "camunda-bpmn-js-behaviors/lib/camunda-platform";
import camunda from "camunda-bpmn-moddle/resources/camunda.json" with { type: "json" };
import type { EditorNeeds } from "../page-data.ts";
import { part } from "../page-data.ts";
import { emptyParametersModule } from "./empty-parameters.ts";
import { lintingOf } from "./linting.ts";
import { brokenPartsModule } from "./parts.ts";
import type { WithServices } from "./services.ts";
import { translateWith } from "./translate.ts";

/** The modeler, as far as the editor uses it. */
export interface ModelDrawing extends WithServices {
  importXML(xml: string): Promise<{ warnings: string[] }>;
  saveXML(options?: { format: boolean }): Promise<{ xml?: string; error?: Error }>;
}

/** bpmn-js for Camunda 7, in Portuguese, with our parts and our rules. */
export function createModeler(needs: EditorNeeds): ModelDrawing {
  const linting = lintingOf(needs);
  // What a part of ours wants to be told stands open.
  const layout = { groups: { ElementTemplates__CustomProperties: { open: true } } };
  const options = {
    container: part("desenho"),
    propertiesPanel: { parent: part("propriedades"), layout },
    moddleExtensions: { camunda },
    elementTemplates: needs.templates,
    linting: linting.options,
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      CamundaPlatformPropertiesProviderModule,
      CamundaPlatformTooltipProvider,
      ElementTemplatesPropertiesProviderModule,
      behaviors,
      linting.module,
      emptyParametersModule,
      brokenPartsModule,
      { translate: ["value", translateWith(needs.templates)] },
    ],
  };
  return new Modeler(options as ConstructorParameters<typeof Modeler>[0]) as unknown as ModelDrawing;
}
