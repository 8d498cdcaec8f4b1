import { createHmac } from "node:crypto";
import type { Attack } from "../support/attack.ts";
import { encode } from "../support/keys.ts";
import { CLIENT_SECRET } from "../support/provider.ts";

export default {
  code: "signature-invalid",
  twist: {
    idToken: (claims) => {
      const data = `${encode({ alg: "HS256" })}.${encode(claims)}`;
      return `${data}.${createHmac("sha256", CLIENT_SECRET).update(data).digest("base64url")}`;
    },
  },
} satisfies Attack;
