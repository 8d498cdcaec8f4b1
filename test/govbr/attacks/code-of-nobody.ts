import type { Attack } from "../support/attack.ts";

export default {
  code: "code-rejected",
  twist: {
    callback: (url) => {
      url.searchParams.set("code", "forged");
      return url;
    },
  },
} satisfies Attack;
