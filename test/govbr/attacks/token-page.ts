import type { Attack } from "../support/attack.ts";

export default {
  code: "unavailable",
  twist: { answers: { "/token": { status: 200, body: "<html>manutenção</html>", type: "text/html" } } },
} satisfies Attack;
