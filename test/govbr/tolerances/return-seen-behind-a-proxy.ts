import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: { callback: (url) => new URL(`http://10.0.0.7:3000/interno${url.search}`) },
} satisfies Tolerance;
