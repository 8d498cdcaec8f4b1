import type { Attack } from "../support/attack.ts";
import { signJwt } from "../support/keys.ts";

export default {
  code: "signature-invalid",
  twist: { idToken: (claims, key) => signJwt(claims, key, { alg: "RS512" }, "sha512") },
} satisfies Attack;
