import type { Attack } from "../support/attack.ts";
import { signJwt } from "../support/keys.ts";

export default {
  code: "signature-invalid",
  twist: { idToken: (claims, key) => signJwt(claims, key).replace(/[^.]+$/, "") },
} satisfies Attack;
