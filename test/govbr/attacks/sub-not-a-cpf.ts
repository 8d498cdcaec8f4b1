import type { Attack } from "../support/attack.ts";

export default {
  code: "claims-invalid",
  twist: { claims: (claims) => ({ ...claims, sub: "12345678900", preferred_username: undefined }) },
} satisfies Attack;
