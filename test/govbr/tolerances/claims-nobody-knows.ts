import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: { claims: (claims) => ({ ...claims, kid: "rsa1", future: { a: 1 } }) },
} satisfies Tolerance;
