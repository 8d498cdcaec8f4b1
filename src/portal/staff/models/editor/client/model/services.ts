/** What the services of bpmn-js are, as far as the editor asks for them. */

interface Named {
  id: string;
  name?: string;
}

export interface DiagramElement {
  id: string;
  type: string;
  parent?: DiagramElement;
  labelTarget?: DiagramElement;
  incoming?: DiagramElement[];
  outgoing?: DiagramElement[];
  /** Of a shape; flows have waypoints. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of a flow. */
  waypoints?: { x: number; y: number }[];
  source?: DiagramElement;
  target?: DiagramElement;
  /** Of a boundary event. */
  host?: DiagramElement;
  businessObject: Named & { $type: string; sourceRef?: Named; targetRef?: Named };
}

export interface Services {
  canvas: {
    scroll(by: { dx: number; dy: number }): void;
    zoom(scale: "fit-viewport" | number, center?: "auto"): number;
    getRootElement(): DiagramElement;
    scrollToElement(element: DiagramElement): void;
    setRootElement(root: DiagramElement): void;
    findRoot(element: DiagramElement): DiagramElement | null;
    focus(): void;
  };
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  elementRegistry: {
    get(id: string): DiagramElement | undefined;
    getAll(): DiagramElement[];
    filter(test: (element: DiagramElement) => boolean): DiagramElement[];
  };
  elementFactory: { createShape(attributes: { type: string }): DiagramElement };
  elementTemplates: { applyTemplate(element: DiagramElement, template: unknown): DiagramElement; getAll(): unknown[] };
  eventBus: { on(event: string | string[], listener: (event: never) => void): void; fire(event: string): void };
  searchPad: { open(): void };
  selection: { select(element: DiagramElement | null): void; get(): DiagramElement[] };
  autoPlace: { append(source: DiagramElement, shape: DiagramElement): DiagramElement };
  modeling: {
    createShape(shape: DiagramElement, place: { x: number; y: number }, parent: DiagramElement): DiagramElement;
    moveElements(elements: DiagramElement[], by: { x: number; y: number }): void;
    updateProperties(element: DiagramElement, properties: object): void;
    updateLabel(element: DiagramElement, label: string): void;
  };
  zoomScroll: { stepZoom(steps: number): void };
}

/** A diagram whose services can be asked for. */
export interface WithServices {
  get<Name extends keyof Services>(name: Name): Services[Name];
}
