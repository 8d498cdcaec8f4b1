import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { phone: "61999990000" },
  twist: { claims: (claims) => ({ ...claims, phone_number: "61999990000", phone_number_verified: "true" }) },
} satisfies Tolerance;
