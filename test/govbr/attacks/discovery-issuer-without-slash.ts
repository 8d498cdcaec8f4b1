import type { Attack } from "../support/attack.ts";

const bare = (issuer: unknown) => String(issuer).replace(/\/$/, "");

/** Consistent in itself, and yet not the issuer that was configured. */
export default {
  code: "issuer-invalid",
  twist: {
    discovery: (document) => ({ ...document, issuer: bare(document.issuer) }),
    claims: (claims) => ({ ...claims, iss: bare(claims.iss) }),
    callback: (url) => {
      url.searchParams.set("iss", bare(url.searchParams.get("iss")));
      return url;
    },
  },
} satisfies Attack;
