import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: { token: (body) => ({ ...body, access_token: "opaque" }) },
} satisfies Tolerance;
