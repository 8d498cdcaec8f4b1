import type { Attack } from "../support/attack.ts";

export default {
  code: "claims-invalid",
  twist: { claims: (claims) => ({ ...claims, preferred_username: "52998224725" }) },
} satisfies Attack;
