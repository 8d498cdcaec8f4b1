import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { amr: ["hologram", "mfa"] },
  twist: { claims: (claims) => ({ ...claims, amr: ["hologram", "mfa"] }) },
} satisfies Tolerance;
