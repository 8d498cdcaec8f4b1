/** Two commands have waited for each other, and PostgreSQL has ended this one: nothing was written, it is repeated. */
export function afterDeadlock(error: unknown): false {
  if ((error as { code?: string }).code === "40P01") return false;
  throw error;
}
