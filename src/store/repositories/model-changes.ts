import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import { drafting } from "../model-changes/drafting.ts";
import { published } from "../model-changes/published.ts";
import { publishing } from "../model-changes/publishing.ts";
import { changeOf, changes, draftOf, files, namesOf } from "../model-changes/rows.ts";
import type { ModelChangeRepository } from "../types/model-change.ts";

/** Changes of models in tables `store.model_changes` and `store.model_change_files`, and what of them went live. */
export function modelChangeRepository(context: StoreContext): ModelChangeRepository {
  const { run } = context;
  return {
    ...drafting(context),
    ...publishing(context),
    ...published(context),

    get: (id) =>
      run(async (knex) => {
        const row = isUuid(id) ? await changes(knex).where({ id }).first() : undefined;
        if (row === undefined) return null;
        const drafts = await files(knex).where({ change_id: id }).orderBy("path");
        const analyst = await namesOf(knex, [row.author_id, row.decided_by, ...drafts.map(({ saved_by }) => saved_by)]);
        return { ...changeOf(row, analyst), files: drafts.map((draft) => draftOf(draft, analyst)) };
      }),

    list: ({ status, authorId, path } = {}) =>
      run(async (knex) => {
        const query = changes(knex).orderBy("updated_at", "desc").orderBy("id");
        if (status !== undefined) query.whereIn("status", status);
        if (authorId !== undefined) query.where({ author_id: authorId });
        if (path !== undefined) query.whereIn("id", files(knex).where({ path }).select("change_id"));
        const rows = await query;
        const drafts = await files(knex)
          .whereIn(
            "change_id",
            rows.map(({ id }) => id),
          )
          .orderBy("path")
          .select("change_id", "path");
        const analyst = await namesOf(
          knex,
          rows.flatMap((row) => [row.author_id, row.decided_by]),
        );
        const pathsOf = (id: string) => drafts.filter(({ change_id }) => change_id === id).map((draft) => draft.path);
        return rows.map((row) => ({ ...changeOf(row, analyst), paths: pathsOf(row.id) }));
      }),
  };
}
