import { FormEditor } from "@bpmn-io/form-js-editor";
import { portableComponents } from "../../../../../../lint/rules/form-portable.ts";
import { part } from "../page-data.ts";

/** A form as its file holds it. */
export interface FormFile {
  id?: string;
  schemaVersion?: number;
  [property: string]: unknown;
}

/** The services of form-js that the editor asks for. */
interface FormServices {
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  eventBus: { on(event: string, listener: (event: { trigger?: string }) => void): void };
}

export interface FormDrawing {
  open(form: FormFile): Promise<void>;
  /** The form as it stands. */
  form(): FormFile;
  get<Name extends keyof FormServices>(name: Name): FormServices[Name];
}

/** Offers only what the engine's task lists can show, too; a form that already holds something else keeps it. */
class PortablePalette {
  static $inject = ["formFields"];
  constructor(formFields: { _formFields: Record<string, unknown> }) {
    for (const type of Object.keys(formFields._formFields))
      if (!portableComponents.has(type)) Object.defineProperty(formFields._formFields, type, { enumerable: false });
  }
}

/** The form editor, for the components that task lists show. */
export function createFormEditor(): FormDrawing {
  const editor = new FormEditor({
    container: part("desenho"),
    // Without its 300 ms of patience, for which a preview or a saving would be behind what was typed.
    debounce: false,
    additionalModules: [{ __init__: ["portablePalette"], portablePalette: ["type", PortablePalette] }],
  });
  let schemaVersion: number | undefined;
  return {
    async open(form) {
      schemaVersion = form.schemaVersion;
      await editor.importSchema(form);
    },
    // It would write the version of its own; task lists refuse what is newer than they are.
    form: () => ({ ...(editor.saveSchema() as FormFile), ...(schemaVersion !== undefined && { schemaVersion }) }),
    get: ((name: string) => editor.get(name)) as FormDrawing["get"],
  };
}
