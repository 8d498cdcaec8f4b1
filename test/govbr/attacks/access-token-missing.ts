import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { token: (body) => ({ ...body, access_token: undefined }) } } satisfies Attack;
