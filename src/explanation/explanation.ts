/** What a model does, in Portuguese. */
export interface Explanation {
  key: string;
  name: string;
  /** What it is for; paragraphs. */
  purpose: string[];
  /** How it begins. */
  begins: Begin[];
  /** In the order of the flow. */
  steps: Step[];
  /** Who takes part, each with the numbers of their steps. */
  people: { who: string; steps: StepReference[] }[];
  deadlines: Deadline[];
  refusals: Refusal[];
  ends: End[];
}

/** A start event. */
export interface Begin {
  name: string;
  /** The event in words; null: somebody starts it. */
  when: string | null;
  text: string | null;
}

/** `number`: `4`, or `4.2` inside step 4. */
export interface StepReference {
  id: string;
  number: string;
  name: string;
}

/** What kind of thing a step is, for its looks. */
export type StepKind = "person" | "system" | "decision" | "wait" | "call" | "part";

/** One thing that is done, decided or waited for. */
export interface Step extends StepReference {
  kind: StepKind;
  who: string | null;
  text: string | null;
  /** What its form asks. */
  asks: Field[];
  /** That it is done several times, in words. */
  repeats: string | null;
  /** All of its ways are taken, not one of them. */
  together: boolean;
  /** For steps that happen at any time: what sets them off. */
  setOffBy: string | null;
  /** Another model; `known`: it is there. */
  calls: { key: string; name: string; known: boolean } | null;
  /** Steps of a subprocess. */
  inside: Step[];
  ways: Way[];
}

/** A question of a form. */
export interface Field {
  label: string;
  required: boolean;
  /** Labels of the answers one may choose from. */
  options: string[];
  /** What else there is to say. */
  note: string | null;
}

/** What comes after a step. */
export interface Way {
  kind: "flow" | "deadline" | "warning" | "refusal" | "event";
  /** In words; null: always. */
  when: string | null;
  to: Destination;
}

/**
 * Where a way leads. `back`: to a step that stands before. `part`: to the end of a subprocess. `over`: nothing comes after it.
 * `aside`: nothing, and what went on meanwhile goes on.
 */
export type Destination =
  | ({ kind: "step"; back: boolean; next: boolean } & StepReference)
  | { kind: "end"; id: string; name: string }
  | { kind: "part"; name: string }
  | { kind: "over" }
  | { kind: "aside" };

/** A moment after which something happens to a step. */
export interface Deadline {
  step: StepReference;
  when: string;
  /** The step goes on: people are only reminded. */
  warning: boolean;
  to: Destination;
}

/** Something that may be refused. */
export interface Refusal {
  step: StepReference;
  /** Error code; null: any. */
  code: string | null;
  name: string;
  /** What it means; null where nobody says. */
  means: string | null;
  to: Destination;
}

/** A way in which the whole may end. */
export interface End {
  id: string;
  name: string;
  text: string | null;
  /** Code of the error with which it ends, which whoever called it treats; null: it ends without one. */
  error: string | null;
}
