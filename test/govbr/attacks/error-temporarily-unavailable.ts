import type { Attack } from "../support/attack.ts";

export default {
  code: "unavailable",
  twist: {
    callback: (url) => {
      url.searchParams.set("error", "temporarily_unavailable");
      return url;
    },
  },
} satisfies Attack;
