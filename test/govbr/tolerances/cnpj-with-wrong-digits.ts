import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cnpj: null, companyName: null },
  twist: { claims: (claims) => ({ ...claims, cnpj: "12.345.678/0001-00", cnpj_certificate_name: "ACME LTDA" }) },
} satisfies Tolerance;
