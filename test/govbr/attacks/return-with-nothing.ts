import type { Attack } from "../support/attack.ts";

export default {
  code: "state-mismatch",
  twist: {
    callback: (url) => {
      url.search = "";
      return url;
    },
  },
} satisfies Attack;
