import type { StoreContext } from "../context.ts";
import { legacyClaims } from "../legacy/claims.ts";
import { legacyConflicts } from "../legacy/conflicts.ts";
import { legacyImports } from "../legacy/imports.ts";
import { legacyMigrations } from "../legacy/migrations.ts";
import { legacyQueries } from "../legacy/queries.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { LegacyRepository } from "../types/legacy.ts";

/** The old world in tables `store.legacy_*` and `store.account_migrations`. */
export function legacyRepository(context: StoreContext, outbox: OutboxWriter): LegacyRepository {
  return {
    ...legacyImports(context, outbox),
    ...legacyClaims(context),
    ...legacyMigrations(context, outbox),
    ...legacyConflicts(context, outbox),
    ...legacyQueries(context),
  };
}
