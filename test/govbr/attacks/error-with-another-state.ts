import type { Attack } from "../support/attack.ts";

export default {
  code: "state-mismatch",
  twist: {
    callback: (url) => {
      url.search = "error=access_denied&state=another";
      return url;
    },
  },
} satisfies Attack;
