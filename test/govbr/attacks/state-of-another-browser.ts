import type { Attack } from "../support/attack.ts";

export default {
  code: "state-mismatch",
  twist: {
    callback: (url) => {
      url.searchParams.set("state", "another");
      return url;
    },
  },
} satisfies Attack;
