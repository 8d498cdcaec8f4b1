import type { Attack } from "../support/attack.ts";

export default {
  code: "claims-invalid",
  twist: { claims: (claims) => ({ ...claims, nbf: Math.floor(Date.now() / 1_000) + 300 }) },
} satisfies Attack;
