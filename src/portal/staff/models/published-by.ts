import type { PublishedBy } from "../../../store/types/model-change.ts";
import type { Store } from "../../../store/types.ts";
import { modelList as texts } from "../../../texts/models/list.ts";

/** Who put a deployment live, by its id; what is not there came with the product. */
export type Publishers = Map<string, PublishedBy>;

/** Looks up who put these deployments live. */
export async function publishersOf({ modelChanges }: Store, deploymentIds: (string | undefined)[]): Promise<Publishers> {
  const ids = [...new Set(deploymentIds.filter((id) => id !== undefined))];
  return new Map((await modelChanges.published(ids)).map((published) => [published.deploymentId, published]));
}

/** The same, as a page names them. */
export function publisherInWords(publishers: Publishers, deploymentId: string | undefined): string {
  return publishedInWords(deploymentId === undefined ? null : (publishers.get(deploymentId) ?? null));
}

/** Who put something live, as a page names them; null: it came with the product. */
export function publishedInWords(published: PublishedBy | null): string {
  return published === null ? texts.withProduct : texts.byPerson(published.by.name, published.author?.name ?? null);
}
