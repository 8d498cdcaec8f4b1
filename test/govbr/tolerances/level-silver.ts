import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { level: "silver" },
  twist: { claims: (claims) => ({ ...claims, reliability_info: { level: "silver" } }) },
} satisfies Tolerance;
