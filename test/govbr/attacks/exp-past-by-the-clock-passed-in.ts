import type { Attack } from "../support/attack.ts";

/** Sixty seconds of life, as Gov.br gives, read five minutes later by our clock. */
export default {
  code: "expired",
  twist: { claims: (claims) => ({ ...claims, exp: Number(claims.iat) + 60 }), clockOffset: 300 },
} satisfies Attack;
