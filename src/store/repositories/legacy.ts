import type { StoreContext } from "../context.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { LegacyRepository } from "../types/legacy.ts";

/** The old world in tables `store.legacy_*` and `store.account_migrations`. */
export function legacyRepository(_context: StoreContext, _outbox: OutboxWriter): LegacyRepository {
  return {} as LegacyRepository;
}
