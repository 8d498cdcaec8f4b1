import type { Attack } from "../support/attack.ts";

export default {
  code: "issuer-invalid",
  twist: {
    callback: (url) => {
      url.searchParams.delete("iss");
      return url;
    },
  },
} satisfies Attack;
