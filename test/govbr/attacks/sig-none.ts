import type { Attack } from "../support/attack.ts";
import { encode } from "../support/keys.ts";

export default {
  code: "signature-invalid",
  twist: { idToken: (claims) => `${encode({ alg: "none" })}.${encode(claims)}.` },
} satisfies Attack;
