import type { Attack } from "../support/attack.ts";

export default {
  code: "issuer-invalid",
  twist: {
    callback: (url) => {
      url.searchParams.set("iss", "https://evil.example/");
      return url;
    },
  },
} satisfies Attack;
