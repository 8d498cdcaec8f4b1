import type { Attack } from "../support/attack.ts";
import { signingKey, signJwt } from "../support/keys.ts";

const key = signingKey("rsa1");

export default {
  code: "claims-invalid",
  twist: { token: (body) => ({ ...body, access_token: signJwt({ sub: "52998224725" }, key) }) },
} satisfies Attack;
