import type { problems } from "../texts/portal-problems.ts";

/** Problems with a page of their own in the catalogue of texts. */
export type ProblemName = Exclude<
  keyof typeof problems,
  "reference" | "tryAgain" | "sendAgain" | "entry" | "withoutCpf" | "journey" | "home" | "govbrReturn"
>;

/** Stops a request with a page that says what happened and what to do. */
export class PortalProblem extends Error {
  override readonly name = "PortalProblem";
  readonly code: string;

  constructor(
    readonly problem: ProblemName,
    readonly status: number,
    readonly details: { retryAfter?: number; reference?: string } = {},
  ) {
    super(`portal problem: ${problem}`);
    this.code = `portal-${problem}`;
  }
}
