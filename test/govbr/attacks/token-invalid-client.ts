import type { Attack } from "../support/attack.ts";

export default {
  code: "client-rejected",
  twist: { answers: { "/token": { status: 401, body: '{"error":"invalid_client"}' } } },
} satisfies Attack;
