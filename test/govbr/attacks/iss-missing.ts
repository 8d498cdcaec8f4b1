import type { Attack } from "../support/attack.ts";

export default { code: "issuer-invalid", twist: { claims: (claims) => ({ ...claims, iss: undefined }) } } satisfies Attack;
