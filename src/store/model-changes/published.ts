import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";
import type { ModelChangeRepository, Publication } from "../types/model-change.ts";
import { type ChangeRow, namesOf } from "./rows.ts";

/** What goes live, or went. */
export const table = "store.model_publications";

export interface PublicationRow {
  id: string;
  kind: Publication["kind"];
  change_id: string | null;
  process: string | null;
  version: number | null;
  reason: string | null;
  paths: string[];
  by_id: string;
  capacity: string;
  origin: string | null;
  state: Publication["state"];
  begun_at: Date;
  finished_at: Date | null;
  deployment_id: string | null;
}

/** What goes live, and what went live. */
export function published({ run }: StoreContext): Pick<ModelChangeRepository, "underWay" | "published" | "scenarios"> {
  return {
    underWay: () =>
      run(async (knex) => {
        const row: PublicationRow | undefined = await knex(table).where({ state: "begun" }).first();
        return row === undefined ? null : publicationOf(knex, row);
      }),

    published: (deploymentIds) =>
      run(async (knex) => {
        const rows: (PublicationRow & Pick<ChangeRow, "title" | "author_id"> & { change_reason: string })[] = await knex(
          `${table} as publication`,
        )
          .leftJoin("store.model_changes as change", "change.id", "publication.change_id")
          .whereIn("publication.deployment_id", deploymentIds)
          .select("publication.*", "change.title", "change.author_id", "change.reason as change_reason");
        const analyst = await namesOf(
          knex,
          rows.flatMap((row) => [row.by_id, row.author_id]),
        );
        return rows.map((row) => ({
          ...{ deploymentId: row.deployment_id!, kind: row.kind, changeId: row.change_id, title: row.title },
          ...{ reason: row.reason ?? row.change_reason, author: row.author_id === null ? null : analyst(row.author_id) },
          ...{ by: analyst(row.by_id), at: row.finished_at!, restoredVersion: row.version },
        }));
      }),

    scenarios: () =>
      run(async (knex) => {
        const rows = await knex("store.model_scenarios")
          .distinctOn("path")
          .orderBy([{ column: "path" }, { column: "id", order: "desc" }])
          .select("path", "content", "published_at");
        return rows.map(({ path, content, published_at }) => ({ path, content, publishedAt: published_at }));
      }),
  };
}

export async function publicationOf(knex: Knex, row: PublicationRow): Promise<Publication> {
  const analyst = await namesOf(knex, [row.by_id]);
  return {
    ...{ id: row.id, kind: row.kind, changeId: row.change_id, process: row.process, version: row.version, reason: row.reason },
    ...{ paths: row.paths, by: analyst(row.by_id), state: row.state, begunAt: row.begun_at, finishedAt: row.finished_at },
    deploymentId: row.deployment_id,
  };
}
