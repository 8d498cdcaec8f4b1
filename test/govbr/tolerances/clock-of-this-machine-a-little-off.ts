import type { Tolerance } from "../support/attack.ts";

export default { identity: { cpf: "12345678909" }, twist: { clockOffset: -20 } } satisfies Tolerance;
