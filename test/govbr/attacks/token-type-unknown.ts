import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { token: (body) => ({ ...body, token_type: "mac" }) } } satisfies Attack;
