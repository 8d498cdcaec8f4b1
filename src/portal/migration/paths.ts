/** Where an old login is asked for, and then its password. */
export const OLD_DOOR = "/acesso-antigo";
export const PASSWORD_PATH = "/acesso-antigo/senha";
/** Where a proven old login goes on to Gov.br. */
export const NORMALISATION_PATH = "/normalizacao";
/** The migrations of a person. */
export const MIGRATIONS_PATH = "/migracao";
/** The processes that came along. */
export const MOVED_PATH = "/migracao/processos";

/** The page of one migration. */
export function migrationPath(id: string): string {
  return `${MIGRATIONS_PATH}/${encodeURIComponent(id)}`;
}

/** Its receipt. */
export function receiptPath(id: string): string {
  return `${migrationPath(id)}/recibo`;
}

/** The page of one process that came along. */
export function movedPath(id: string): string {
  return `${MOVED_PATH}/${encodeURIComponent(id)}`;
}
