import { COMPANY_FIELD } from "../company/acting.ts";

export const MEMBERS_PATH = "/membros";

/** Pages about all members of a company. */
export const sections = {
  members: "",
  delegate: "/delegar",
  requests: "/pedidos",
  suspended: "/suspensas",
  packages: "/pacotes",
  batch: "/em-lote",
  copy: "/copiar",
  substitutions: "/substituicoes",
} as const;

export type Section = keyof typeof sections;

/** Address of a page of the delegation, which names the company. */
export function pathOf(companyId: string, path = "", more: Record<string, string> = {}): string {
  return `${MEMBERS_PATH}${path}?${new URLSearchParams({ [COMPANY_FIELD]: companyId, ...more })}`;
}
