import type { Attack } from "../support/attack.ts";

export default { code: "audience-invalid", twist: { claims: (claims) => ({ ...claims, aud: undefined }) } } satisfies Attack;
