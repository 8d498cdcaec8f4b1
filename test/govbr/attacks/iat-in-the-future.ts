import type { Attack } from "../support/attack.ts";

export default {
  code: "claims-invalid",
  twist: { claims: (claims) => ({ ...claims, iat: Number(claims.iat) + 120 }) },
} satisfies Attack;
