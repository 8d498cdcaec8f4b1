import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { email: null },
  twist: { claims: (claims) => ({ ...claims, email_verified: "false" }) },
} satisfies Tolerance;
