import type { Attack } from "../support/attack.ts";

export default { code: "expired", twist: { claims: (claims) => ({ ...claims, exp: undefined }) } } satisfies Attack;
