import type { Attack } from "../support/attack.ts";
import { publicJwks, signingKey, signJwt } from "../support/keys.ts";

const keys = publicJwks(signingKey("a"), signingKey("b"));

export default {
  code: "signature-invalid",
  twist: {
    idToken: (claims, key) => signJwt(claims, key, { kid: undefined }),
    jwks: () => keys,
  },
} satisfies Attack;
