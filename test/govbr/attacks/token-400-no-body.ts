import type { Attack } from "../support/attack.ts";

export default { code: "client-rejected", twist: { answers: { "/token": { status: 400, body: "" } } } } satisfies Attack;
