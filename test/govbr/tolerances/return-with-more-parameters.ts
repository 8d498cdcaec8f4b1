import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: {
    callback: (url) => {
      url.searchParams.set("session_state", "x");
      return url;
    },
  },
} satisfies Tolerance;
