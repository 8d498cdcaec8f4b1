import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: { token: (body) => ({ ...body, token_type: "BEARER" }) },
} satisfies Tolerance;
