import type { Tolerance } from "../support/attack.ts";
import { signingKey, signJwt } from "../support/keys.ts";

const key = signingKey("rsa1");

export default {
  identity: { cnpj: null },
  twist: { token: (body) => ({ ...body, access_token: signJwt({ sub: "12345678909", cnpj: "11222333000181" }, key) }) },
} satisfies Tolerance;
