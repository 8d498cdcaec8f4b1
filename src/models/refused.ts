import type { ModelCheck } from "./check.ts";

/**
 * Why something does not go live: lint or scenarios speak against it; what is live is no longer what it was made from; nothing would
 * change; the engine does not take it; there is no such version.
 */
export type PublishRefusal = "check-failed" | "live-changed" | "nothing-changes" | "engine-refused" | "version-unknown";

/** Nothing was deployed, and what was asked for is as it was before. */
export class PublishRefused extends Error {
  override readonly name = "PublishRefused";
  /** Files that have changed meanwhile. */
  readonly paths: string[];
  /** What speaks against it. */
  readonly check: ModelCheck | null;
  /** What the engine said. */
  readonly detail: string | null;

  constructor(
    readonly code: PublishRefusal,
    about: { paths?: string[]; check?: ModelCheck; detail?: string } = {},
    options?: ErrorOptions,
  ) {
    super(`Not put live: ${code}${about.detail === undefined ? "" : `: ${about.detail}`}`, options);
    this.paths = about.paths ?? [];
    this.check = about.check ?? null;
    this.detail = about.detail ?? null;
  }
}
