import type { Expression } from "../expression/index.ts";

/** Types of the fields of camunda:formData. */
export type FormFieldType = "string" | "long" | "boolean" | "date" | "enum";

/** A constraint on the value of a field: required, readonly, min, max, minlength, maxlength. */
export interface FormConstraint {
  name: string;
  config: string | null;
}

/** One field of camunda:formData. */
export interface FormField {
  id: string;
  label: string | null;
  type: FormFieldType;
  /** Of a date, as Java's SimpleDateFormat writes it. */
  datePattern: string;
  /** Choices of an enum. */
  values: { id: string; name: string | null }[];
  defaultValue: Expression | null;
  constraints: FormConstraint[];
}

/** camunda:formData of a user task or start event. */
export interface FormData {
  fields: FormField[];
  /** The field that a rendered form takes for the business key. */
  businessKey: string | null;
}
