import type { Attack } from "../support/attack.ts";

export default { code: "agent-session", twist: { claims: (claims) => ({ ...claims, agent: true }) } } satisfies Attack;
