import type { Attack } from "../support/attack.ts";

export default { code: "unavailable", twist: { answers: { "/token": { status: 429, body: "{}" } } } } satisfies Attack;
