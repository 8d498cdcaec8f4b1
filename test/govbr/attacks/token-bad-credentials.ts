import type { Attack } from "../support/attack.ts";

export default {
  code: "client-rejected",
  twist: {
    answers: {
      "/token": {
        status: 401,
        body: '{"error":"unauthorized","error_description":"Bad credentials"}',
        headers: { "www-authenticate": "Basic" },
      },
    },
  },
} satisfies Attack;
