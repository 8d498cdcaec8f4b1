import type { Tolerance } from "../support/attack.ts";

export default { identity: { cpf: "12345678909" }, twist: { sub: "12345678909" } } satisfies Tolerance;
