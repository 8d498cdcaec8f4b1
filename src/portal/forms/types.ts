import type { Language } from "../../domain/language.ts";

/** A Camunda Form as it was deployed. */
export type FormSchema = Record<string, unknown>;

/** Values by variable name. */
export type FormData = Record<string, unknown>;

/** A piece of rendered markup: text, or an element out of a fixed list of harmless ones. */
export type MarkupNode = string | MarkupElement;

export interface MarkupElement {
  tag: string;
  attributes: Record<string, string | true>;
  children: MarkupNode[];
}

/** A form that asks one thing only, with two answers: shown as two buttons. */
export interface TwoWayChoice {
  key: string;
  label: string;
  description: string;
  options: { label: string; value: string }[];
}

/** A field that was not accepted. */
export interface FieldError {
  key: string;
  /** DOM id of the control, for the link in the error summary. */
  controlId: string;
  label: string;
  messages: string[];
}

/** A form made ready for a page. */
export interface RenderedForm {
  /** What form-js draws, reduced to harmless markup; works without JavaScript. */
  markup: MarkupNode[];
  /** Set when the form is a two-way choice; its radio is not part of `markup` then. */
  choice: TwoWayChoice | null;
  /** The mark of the makers of form-js, which their licence wants visible. */
  watermark: MarkupNode[];
  /** Only the variables that the form mentions. */
  data: FormData;
}

/** The verdict on what a person sent. */
export interface SubmittedForm {
  /** Cleaned: unknown keys, hidden fields and values that were not offered are gone. */
  data: FormData;
  errors: FieldError[];
}

/** What a browser sent: the data that form-js collected, or the native controls of a page without JavaScript. */
export type Answers = { kind: "data"; data: FormData } | { kind: "controls"; controls: Record<string, string[]> };

/** What the portal asks the worker thread. */
export type FormRequest =
  | { id: number; action: "render"; schema: FormSchema; data: FormData; answers: Answers | null; language: Language }
  | { id: number; action: "submit"; schema: FormSchema; data: FormData; answers: Answers; language: Language };

export type FormResponse = { id: number; result: RenderedForm | SubmittedForm } | { id: number; failure: string };
