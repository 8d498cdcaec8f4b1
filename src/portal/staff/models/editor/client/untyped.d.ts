/** Parts of bpmn.io that come without types, as far as they are used here. */
declare module "bpmn-js-properties-panel" {
  export const BpmnPropertiesPanelModule: object;
  export const BpmnPropertiesProviderModule: object;
  export const CamundaPlatformPropertiesProviderModule: object;
  export const CamundaPlatformTooltipProvider: object;
}
declare module "bpmn-js-element-templates" {
  export const ElementTemplatesPropertiesProviderModule: object;
}
declare module "camunda-bpmn-js-behaviors/lib/camunda-platform" {
  const behaviors: object;
  export default behaviors;
}
declare module "bpmn-js-bpmnlint" {
  export interface Issue {
    id: string;
    message: string;
    category: string;
  }
  /** Runs the rules whenever the drawing changes, and marks what they find. */
  export class Linting {
    constructor(...services: unknown[]);
    lint(): Promise<Record<string, Issue[]>>;
    update(): void;
  }
  const plugin: { __init__: string[]; linting: ["type", typeof Linting]; [service: string]: unknown };
  export default plugin;
}
/** The viewer that the form editor brings: what the engine's task lists show forms with, a little newer. */
declare module "task-list-form-viewer" {
  export class Form {
    constructor(options: { container: HTMLElement });
    importSchema(schema: object, data: object): Promise<unknown>;
    destroy(): void;
  }
}
