import type { Attack } from "../support/attack.ts";

export default { code: "signature-invalid", twist: { idToken: () => "a.b.c.d.e" } } satisfies Attack;
