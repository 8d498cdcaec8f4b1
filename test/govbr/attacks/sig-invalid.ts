import type { Attack } from "../support/attack.ts";
import { signingKey, signJwt } from "../support/keys.ts";

const another = signingKey("rsa1");

export default { code: "signature-invalid", twist: { idToken: (claims) => signJwt(claims, another) } } satisfies Attack;
