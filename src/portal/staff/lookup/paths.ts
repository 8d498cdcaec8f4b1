import { AREA_PATHS } from "../areas.ts";

/** The page of an account. */
export function accountPath(id: string): string {
  return `${AREA_PATHS.lookup}/contas/${encodeURIComponent(id)}`;
}

/** The page of a company. */
export function companyPath(id: string): string {
  return `${AREA_PATHS.lookup}/empresas/${encodeURIComponent(id)}`;
}
