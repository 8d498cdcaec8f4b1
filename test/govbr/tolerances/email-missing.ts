import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { email: null },
  twist: { claims: (claims) => ({ ...claims, email: undefined, email_verified: undefined }) },
} satisfies Tolerance;
