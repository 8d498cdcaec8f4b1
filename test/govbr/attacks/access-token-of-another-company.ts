import type { Attack } from "../support/attack.ts";
import { signingKey, signJwt } from "../support/keys.ts";

const key = signingKey("rsa1");

export default {
  code: "claims-invalid",
  twist: {
    claims: (claims) => ({ ...claims, cnpj: "11222333000181" }),
    token: (body) => ({ ...body, access_token: signJwt({ sub: "12345678909", cnpj: "11.222.333/0002-62" }, key) }),
  },
} satisfies Attack;
