import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: { answers: { "/.well-known/openid-configuration": { status: 404, body: "" } } },
} satisfies Tolerance;
