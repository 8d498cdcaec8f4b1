import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cnpj: "12ABC34501DE35" },
  twist: { claims: (claims) => ({ ...claims, cnpj: "12.ABC.345/01DE-35" }) },
} satisfies Tolerance;
