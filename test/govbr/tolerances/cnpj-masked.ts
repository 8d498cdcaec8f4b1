import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cnpj: "11222333000181", companyName: "ACME LTDA" },
  twist: { claims: (claims) => ({ ...claims, amr: ["x509"], cnpj: "11.222.333/0001-81", cnpj_certificate_name: "ACME LTDA" }) },
} satisfies Tolerance;
