import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { name: "MARIA DA SILVA", socialName: "Mara" },
  twist: { claims: (claims) => ({ ...claims, social_name: "Mara" }) },
} satisfies Tolerance;
