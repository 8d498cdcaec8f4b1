/** The part of bpmn-js-differ that is used here; the package brings no types. */
declare module "bpmn-js-differ" {
  export class ChangeHandler {
    _layoutChanged: Record<string, unknown>;
    _changed: Record<string, unknown>;
    _removed: Record<string, unknown>;
    _added: Record<string, unknown>;
    _computeChangeId(element: { id?: string } | undefined): string;
  }
  /** What leads from one to the other; `handler` collects it. */
  export function diff<T extends ChangeHandler>(from: unknown, to: unknown, handler: T): T;
}
