/** How much a finding weighs: an error keeps a model from being deployed, a warning is recorded with the deployment. */
export type Severity = "error" | "warning";

/** What a rule has found. */
export interface Finding {
  /** Name of the rule, such as `known-topic`. */
  rule: string;
  severity: Severity;
  /** Id of the element. */
  element: string;
  /** Its name, or its id. */
  name: string;
  /** In Portuguese: what is wrong, and what to do. */
  message: string;
}
