import type { Attack } from "../support/attack.ts";

export default {
  code: "state-mismatch",
  twist: {
    callback: (url) => {
      url.searchParams.delete("state");
      return url;
    },
  },
} satisfies Attack;
