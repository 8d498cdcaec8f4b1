import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: { answers: { "/.well-known/openid-configuration": "hang" }, timeoutMs: 1_000 },
} satisfies Tolerance;
