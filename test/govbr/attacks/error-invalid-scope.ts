import type { Attack } from "../support/attack.ts";

export default {
  code: "client-rejected",
  twist: {
    callback: (url) => {
      url.searchParams.set("error", "invalid_scope");
      return url;
    },
  },
} satisfies Attack;
