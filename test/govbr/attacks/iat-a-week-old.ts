import type { Attack } from "../support/attack.ts";

export default {
  code: "expired",
  twist: { claims: (claims) => ({ ...claims, iat: Number(claims.iat) - 604_800 }) },
} satisfies Attack;
