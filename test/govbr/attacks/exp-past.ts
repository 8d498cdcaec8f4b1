import type { Attack } from "../support/attack.ts";

export default {
  code: "expired",
  twist: { claims: (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1_000) - 60 }) },
} satisfies Attack;
