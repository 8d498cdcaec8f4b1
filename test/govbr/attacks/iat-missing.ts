import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { claims: (claims) => ({ ...claims, iat: undefined }) } } satisfies Attack;
