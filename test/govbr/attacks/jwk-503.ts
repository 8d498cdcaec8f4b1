import type { Attack } from "../support/attack.ts";

export default { code: "unavailable", twist: { answers: { "/jwk": { status: 503, body: "" } } } } satisfies Attack;
