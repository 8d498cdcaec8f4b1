import type { Attack } from "../support/attack.ts";

export default { code: "unavailable", twist: { answers: { "/token": "drop" } } } satisfies Attack;
