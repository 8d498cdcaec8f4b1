import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { clockOffset: -120 } } satisfies Attack;
