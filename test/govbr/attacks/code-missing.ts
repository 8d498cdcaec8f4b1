import type { Attack } from "../support/attack.ts";

export default {
  code: "code-rejected",
  twist: {
    callback: (url) => {
      url.searchParams.delete("code");
      return url;
    },
  },
} satisfies Attack;
