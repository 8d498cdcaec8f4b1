import type { Attack } from "../support/attack.ts";

export default { code: "unavailable", twist: { answers: { "/token": { status: 500, body: "oops" } } } } satisfies Attack;
