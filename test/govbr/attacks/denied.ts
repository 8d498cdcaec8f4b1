import type { Attack } from "../support/attack.ts";

export default { code: "denied", twist: { denies: true } } satisfies Attack;
