import { AREA_PATHS } from "../areas.ts";

export const DASHBOARD_PATH = AREA_PATHS.migration;
export const IMPORTS_PATH = AREA_PATHS.imports;
export const CONFLICTS_PATH = AREA_PATHS.conflicts;
/** Search over old logins. */
export const LOGINS_PATH = "/equipe/migracao/logins";

const under = (path: string) => (id: string) => `${path}/${encodeURIComponent(id)}`;

/** The page of one old login. */
export const loginPath = under(LOGINS_PATH);
/** The page of one migration. */
export const staffMigrationPath = under(DASHBOARD_PATH);
export const importPath = under(IMPORTS_PATH);
export const conflictPath = under(CONFLICTS_PATH);
/** Where an import is followed that takes longer than a moment. */
export const runPath = under(`${IMPORTS_PATH}/andamento`);
