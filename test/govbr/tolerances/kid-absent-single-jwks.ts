import type { Tolerance } from "../support/attack.ts";
import { signJwt } from "../support/keys.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: { idToken: (claims, key) => signJwt(claims, key, { kid: undefined }) },
} satisfies Tolerance;
