/** Each bucket ends at so many times the end of the one before. */
export const BUCKET_GROWTH = 1.1;
/** The bucket of what was cancelled: it has no duration that tells anything. */
export const CANCELED_BUCKET = -1;

/** How many durations fell into a bucket. */
export interface BucketCount {
  bucket: number;
  runs: number;
}

/**
 * The duration, in milliseconds, below which this part (0 to 1) of all durations lies; null when there are none. Bucket 0
 * holds what took at most a millisecond, bucket n what took more than 1.1ⁿ⁻¹ and at most 1.1ⁿ milliseconds. The answer is
 * the geometric middle of the bucket in which the duration lies, so that it is at most 4.9 % off.
 */
export function durationAt(part: number, counts: readonly BucketCount[]): number | null {
  const sorted = counts.filter(({ bucket }) => bucket !== CANCELED_BUCKET).sort((a, b) => a.bucket - b.bucket);
  const total = sorted.reduce((sum, { runs }) => sum + runs, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(part * total));
  let seen = 0;
  for (const { bucket, runs } of sorted) {
    seen += runs;
    if (seen >= rank) return bucket === 0 ? 0 : BUCKET_GROWTH ** (bucket - 0.5);
  }
  return null;
}
