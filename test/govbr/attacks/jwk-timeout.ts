import type { Attack } from "../support/attack.ts";

export default { code: "unavailable", twist: { answers: { "/jwk": "hang" }, timeoutMs: 100 } } satisfies Attack;
