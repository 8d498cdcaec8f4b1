import type { Attack } from "../support/attack.ts";

export default {
  code: "issuer-invalid",
  twist: { discovery: (document) => ({ ...document, issuer: String(document.issuer).replace(/\/$/, "") }) },
} satisfies Attack;
