import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import type { SettingRepository, Settings } from "../types/service.ts";

/** What holds until Inmetro decides otherwise. */
const defaults: Settings = {
  "delegation-grace-days": 30,
  "invitation-days": 21,
  "foreign-analysis-days": 30,
  "migration-undo-days": 30,
};

/** The value in force. */
export async function settingOf<Name extends keyof Settings>(knex: Knex, name: Name): Promise<Settings[Name]> {
  const row = await knex("store.settings").where({ name }).orderBy("id", "desc").first("value");
  return row === undefined ? defaults[name] : (row.value as Settings[Name]);
}

/** Settings in table `store.settings`, of which every value that ever held stays. */
export function settingRepository(context: StoreContext): SettingRepository {
  return {
    get: (name) => context.run((knex) => settingOf(knex, name)),
    set: (name, value, { actor, reason }) =>
      context.transaction(async (trx) => {
        const before = await settingOf(trx, name);
        const row = { name, value: JSON.stringify(value), changed_by: actor, reason, changed_at: context.clock() };
        await trx("store.settings").insert(row);
        const entry = { actor, capacity: "staff", action: "setting-changed", subject: name };
        await appendAudit(trx, context, { ...entry, details: { before, value, reason } });
      }),
  };
}
