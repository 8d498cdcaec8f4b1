import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { claims: (claims) => ({ ...claims, name: undefined }) } } satisfies Attack;
