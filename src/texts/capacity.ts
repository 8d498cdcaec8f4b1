import type { StartCapacity } from "../domain/start-decision.ts";

/** What each capacity is called. */
export const companyCapacities: Record<StartCapacity, string> = {
  SOCIO: "Sócio(a)",
  REPRESENTANTE_LEGAL: "Representante legal",
  E_CNPJ: "Representante pelo e-CNPJ",
  MEMBER: "Membro por delegação",
  SUBSTITUTE: "Substituto(a)",
};

/** In which capacity somebody acts for a company, as people read it. */
export function describeCapacity(capacity: StartCapacity): string {
  return companyCapacities[capacity];
}
