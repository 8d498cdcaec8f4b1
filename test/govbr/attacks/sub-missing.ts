import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { claims: (claims) => ({ ...claims, sub: undefined }) } } satisfies Attack;
