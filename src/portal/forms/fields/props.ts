import type { FormData } from "../types.ts";

/** A component of a form, as far as our own renderers read it. */
export interface FormField {
  id: string;
  key: string;
  type: string;
  label?: string;
  description?: string;
  values?: unknown;
  valuesKey?: string;
  valuesExpression?: string;
  content?: string;
  text?: string;
  strict?: boolean;
  validate?: { required?: boolean };
}

/** What form-js hands to the renderer of a field. */
export interface FieldProps {
  field: FormField;
  value: unknown;
  domId: string;
  errors?: string[];
  disabled?: boolean;
  readonly?: boolean;
  onBlur?: () => void;
  onFocus?: () => void;
  onChange: (update: { value: unknown }) => void;
}

/** The part of form-js's Form that its fields may ask for. */
export interface FormService {
  _getState(): { initialData: FormData | null; data: FormData | null };
}
