import type { Attack } from "../support/attack.ts";

export default {
  code: "audience-invalid",
  twist: { claims: (claims) => ({ ...claims, aud: [claims.aud, "another-client"], azp: "another-client" }) },
} satisfies Attack;
