import type { Attack } from "../support/attack.ts";

export default {
  code: "issuer-invalid",
  twist: { discovery: (document) => ({ ...document, issuer: "https://evil.example/" }) },
} satisfies Attack;
