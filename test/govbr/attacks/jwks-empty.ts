import type { Attack } from "../support/attack.ts";

export default { code: "signature-invalid", twist: { jwks: () => ({ keys: [] }) } } satisfies Attack;
