import { StoreError } from "./errors.ts";

/** Turns the database's "referenced row is missing" (and "not a uuid") into StoreError `journey-unknown`. */
export async function orUnknownJourney<T>(work: PromiseLike<T>, journeyId: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "23503" && code !== "22P02") throw error;
    throw new StoreError("journey-unknown", `No journey ${journeyId}`, { cause: error });
  }
}
