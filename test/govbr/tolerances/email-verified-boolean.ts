import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { email: "maria@example.com" },
  twist: { claims: (claims) => ({ ...claims, email_verified: true }) },
} satisfies Tolerance;
