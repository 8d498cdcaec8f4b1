import type { Attack } from "../support/attack.ts";

export default { code: "claims-invalid", twist: { idToken: () => "a.b.c" } } satisfies Attack;
