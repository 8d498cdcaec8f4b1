import type { Attack } from "../support/attack.ts";

export default { code: "nonce-invalid", twist: { claims: (claims) => ({ ...claims, nonce: "another" }) } } satisfies Attack;
