import type { Attack } from "../support/attack.ts";
import { signingKey, signJwt } from "../support/keys.ts";

const key = signingKey("rsa1");

export default {
  code: "agent-session",
  twist: { token: (body) => ({ ...body, access_token: signJwt({ sub: "12345678909", agent: true }, key) }) },
} satisfies Attack;
