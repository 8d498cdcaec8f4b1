/** So many failures in a row are forgiven. */
const forgiven = 4;

/** The first wait and the longest, in milliseconds. */
const [first, longest] = [60_000, 24 * 3600_000];

/** How long an old login stays locked after so many failures in a row, in milliseconds; each wait is twice the one before. */
export function lockAfter(failures: number): number {
  return failures <= forgiven ? 0 : Math.min(longest, first * 2 ** (failures - forgiven - 1));
}

/** After this time without a failure, all is forgotten, in milliseconds. */
export const failureMemory = 48 * 3600_000;
