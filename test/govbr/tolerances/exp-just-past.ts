import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: { claims: (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1_000) - 10 }) },
} satisfies Tolerance;
