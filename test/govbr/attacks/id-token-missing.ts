import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { token: (body) => ({ ...body, id_token: undefined }) } } satisfies Attack;
