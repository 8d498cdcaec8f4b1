import type { Attack } from "../support/attack.ts";

export default { code: "nonce-invalid", twist: { claims: (claims) => ({ ...claims, nonce: undefined }) } } satisfies Attack;
