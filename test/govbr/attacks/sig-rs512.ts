import type { Attack } from "../support/attack.ts";
import { publicJwks, signJwt } from "../support/keys.ts";

/** Gov.br's own document announces RS512 beside RS256; we take RS256 only. */
export default {
  code: "signature-invalid",
  twist: {
    discovery: (document) => ({ ...document, id_token_signing_alg_values_supported: ["RS256", "RS512"] }),
    jwks: (key) => ({ keys: publicJwks(key).keys.map((jwk) => ({ ...jwk, alg: undefined })) }),
    idToken: (claims, key) => signJwt(claims, key, { alg: "RS512" }, "sha512"),
  },
} satisfies Attack;
