import { generateKeyPairSync, sign } from "node:crypto";
import type { Attack } from "../support/attack.ts";
import { encode } from "../support/keys.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

export default {
  code: "signature-invalid",
  twist: {
    idToken: (claims) => {
      const data = `${encode({ alg: "ES256", kid: "rsa1" })}.${encode(claims)}`;
      return `${data}.${sign("sha256", Buffer.from(data), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
    },
    jwks: () => ({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "rsa1" }] }),
  },
} satisfies Attack;
