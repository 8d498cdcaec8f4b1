import type { Attack } from "../support/attack.ts";

export default { code: "unavailable", twist: { answers: { "/jwk": { status: 404, body: "" } } } } satisfies Attack;
