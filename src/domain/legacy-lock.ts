/** So many failures in a row are forgiven. */
const forgiven = 4;

/**
 * The first wait and the longest, in milliseconds. Anybody who knows a login can lock it, so that the longest has to be one
 * that its owner can sit out; it still leaves but a hundred guesses a day.
 */
const [first, longest] = [60_000, 15 * 60_000];

/** How long an old login stays locked after so many failures in a row, in milliseconds; each wait is twice the one before. */
export function lockAfter(failures: number): number {
  return failures <= forgiven ? 0 : Math.min(longest, first * 2 ** (failures - forgiven - 1));
}

/** After this time without a failure, all is forgotten, in milliseconds. */
export const failureMemory = 48 * 3600_000;
