import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { requireRepresentative } from "../delegation/powers.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { ServicePackage, ServicePackageRepository } from "../types/delegation-request.ts";

interface PackageRow {
  id: string;
  company_id: string;
  name: string;
  description: string;
  service_ids: string[];
  deleted_at: Date | null;
}

/** Named packages of services in table `store.service_packages`. */
export function servicePackageRepository(context: StoreContext): ServicePackageRepository {
  const { run, transaction, clock } = context;
  const packages = (knex: Knex, companyId: string) =>
    knex<PackageRow>("store.service_packages").where({ company_id: companyId }).whereNull("deleted_at");

  return {
    list: (companyId) =>
      run(async (knex) => (isUuid(companyId) ? (await packages(knex, companyId).orderBy("name")).map(packageOf) : [])),

    save: ({ actorId, companyId, id, name, description, serviceIds }) =>
      transaction(async (trx) => {
        const actor = await requireRepresentative(trx, actorId, companyId);
        const known = await trx("store.services").whereIn("id", serviceIds);
        if (serviceIds.length === 0 || known.length !== new Set(serviceIds).size)
          throw new StoreError("service-unknown", "Not a service");
        if (id !== undefined && !isUuid(id)) throw new StoreError("package-unknown", `No package ${id}`);
        const content = { name: name.trim(), description: description.trim(), service_ids: serviceIds };
        const [row] = await (id === undefined
          ? trx("store.service_packages").insert({ ...content, company_id: companyId, created_by: actorId, created_at: clock() })
          : packages(trx, companyId).where({ id }).update(content)
        )
          .returning("*")
          .catch((error: unknown) => {
            if ((error as { code?: string }).code === "23505")
              throw new StoreError("package-name-taken", "The company has a package of this name");
            throw error;
          });
        if (!row) throw new StoreError("package-unknown", `No package ${id}`);
        await appendAudit(trx, context, {
          ...{ actor: actorId, capacity: actor.capacity, companyCnpj: actor.cnpj, action: "package-saved", subject: row.id },
          details: content,
        });
        return packageOf(row as PackageRow);
      }),

    remove: ({ actorId, companyId, id }) =>
      transaction(async (trx) => {
        const actor = await requireRepresentative(trx, actorId, companyId);
        const gone = isUuid(id) ? await packages(trx, companyId).where({ id }).update({ deleted_at: clock() }) : 0;
        if (gone === 0) return;
        const entry = {
          actor: actorId,
          capacity: actor.capacity,
          companyCnpj: actor.cnpj,
          action: "package-removed",
          subject: id,
        };
        await appendAudit(trx, context, { ...entry, details: {} });
      }),
  };
}

function packageOf({ id, company_id: companyId, name, description, service_ids: serviceIds }: PackageRow): ServicePackage {
  return { id, companyId, name, description, serviceIds };
}
