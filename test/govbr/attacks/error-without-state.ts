import type { Attack } from "../support/attack.ts";

export default {
  code: "denied",
  twist: {
    callback: (url) => {
      url.search = "error=access_denied";
      return url;
    },
  },
} satisfies Attack;
