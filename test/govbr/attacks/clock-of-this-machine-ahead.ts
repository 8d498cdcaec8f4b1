import type { Attack } from "../support/attack.ts";

export default { code: "expired", twist: { clockOffset: 7_200 } } satisfies Attack;
