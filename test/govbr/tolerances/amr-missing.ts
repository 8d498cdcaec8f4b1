import type { Tolerance } from "../support/attack.ts";

export default { identity: { amr: [] }, twist: { claims: (claims) => ({ ...claims, amr: undefined }) } } satisfies Tolerance;
