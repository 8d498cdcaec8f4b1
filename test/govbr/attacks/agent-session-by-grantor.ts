import type { Attack } from "../support/attack.ts";

export default {
  code: "agent-session",
  twist: { claims: (claims) => ({ ...claims, grantor_account: "52998224725" }) },
} satisfies Attack;
