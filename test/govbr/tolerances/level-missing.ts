import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { level: null },
  twist: { claims: (claims) => ({ ...claims, reliability_info: undefined }) },
} satisfies Tolerance;
