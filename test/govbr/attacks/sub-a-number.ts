import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { claims: (claims) => ({ ...claims, sub: 12345678909 }) } } satisfies Attack;
