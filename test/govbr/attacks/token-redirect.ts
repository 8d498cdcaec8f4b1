import type { Attack } from "../support/attack.ts";

export default {
  code: "unavailable",
  twist: { answers: { "/token": { status: 302, body: "", headers: { location: "https://evil.example/" } } } },
} satisfies Attack;
