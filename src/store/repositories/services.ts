import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { StoreContext } from "../context.ts";
import type { Service, ServiceRepository, ServiceVersion } from "../types/service.ts";

/** Key of the lock that lets one publication happen after the other. */
const publicationLock = 732_104_553;

/** The catalogue in tables `store.services` and `store.service_versions`. */
export function serviceRepository(context: StoreContext): ServiceRepository {
  const { run, transaction, clock } = context;
  return {
    publish: (catalogue) =>
      transaction(async (trx) => {
        await trx.raw("SELECT pg_advisory_xact_lock(?)", [publicationLock]);
        const before = (await readServices(trx)).map(offeredPart).filter(({ versions }) => versions.length > 0);
        if (canonicalJson(before) === canonicalJson(catalogue.map(offeredPart))) return { changed: false };
        await trx("store.service_versions").update({ offered: false });
        for (const [position, service] of catalogue.entries()) await save(trx, service, position, clock());
        const services = catalogue.map(({ id, versions }) => ({ id, versions: versions.map(({ version }) => version) }));
        const entry = { actor: "system:catalogue", capacity: "system", action: "services-published", subject: "services" };
        await appendAudit(trx, context, { ...entry, details: { services } });
        return { changed: true };
      }),
    list: ({ all = false } = {}) =>
      run(async (knex) => {
        const services = await readServices(knex);
        return all ? services : services.map(offeredPart).filter(({ versions }) => versions.length > 0);
      }),
    get: (id) => run(async (knex) => (await readServices(knex, id))[0] ?? null),
  };
}

function offeredPart(service: Service): Service {
  return { ...service, versions: service.versions.filter(({ offered }) => offered) };
}

async function save(trx: Knex.Transaction, service: Service, position: number, now: Date): Promise<void> {
  const { id, code, name, names, purpose, team } = service;
  const inLanguages = { names: names === undefined ? null : JSON.stringify(names) };
  const row = { id, code, name, purpose, ...inLanguages, team: team.id, team_name: team.name, contact: team.contact, position };
  await trx("store.services").insert(row).onConflict("id").merge();
  for (const { version, processKey, offered } of service.versions) {
    await trx("store.service_versions")
      .insert({ service_id: id, version, process_key: processKey, offered, published_at: now })
      .onConflict(["service_id", "version"])
      .merge(["process_key", "offered"]);
  }
}

/** All services, or the one of this id, with every version there ever was. */
export async function readServices(knex: Knex, id?: string): Promise<Service[]> {
  const rows = await knex("store.services")
    .join("store.service_versions AS version", "version.service_id", "services.id")
    .modify((query) => (id === undefined ? query : query.where("services.id", id)))
    .orderBy([{ column: "position" }, { column: "services.id" }, { column: "version.version", order: "desc" }])
    .select("services.*", "version.version", "version.process_key", "version.offered");
  const services = new Map<string, Service & { versions: ServiceVersion[] }>();
  for (const row of rows) {
    const { code, name, names, purpose } = row;
    const team = { id: row.team, name: row.team_name, contact: row.contact };
    const service = services.get(row.id) ?? {
      ...{ id: row.id, code, name, purpose, team, versions: [] as ServiceVersion[] },
      ...(names === null ? {} : { names }),
    };
    service.versions.push({ version: row.version, processKey: row.process_key, offered: row.offered });
    services.set(row.id, service);
  }
  return [...services.values()];
}
