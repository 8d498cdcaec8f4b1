import fc from "fast-check";
import { BUCKET_GROWTH, durationAt } from "../../src/domain/duration-buckets.ts";

/** The bucket of a duration, as its definition says. */
const bucketOf = (ms: number) => Math.ceil(Math.log(Math.max(ms, 1)) / Math.log(BUCKET_GROWTH));

test("a quantile is at most 5 % off, whatever the durations are", () => {
  const durations = fc.array(fc.integer({ min: 2, max: 40_000_000_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(durations, fc.constantFrom(0.5, 0.9), (all, part) => {
      const exact = [...all].sort((a, b) => a - b)[Math.max(1, Math.ceil(part * all.length)) - 1]!;
      const found = durationAt(
        part,
        all.map((ms) => ({ bucket: bucketOf(ms), runs: 1 })),
      )!;
      expect(Math.abs(found - exact) / exact).toBeLessThanOrEqual(0.05);
    }),
  );
});

test("what was cancelled does not count, and nothing has no duration", () => {
  expect(durationAt(0.5, [])).toBeNull();
  expect(durationAt(0.5, [{ bucket: -1, runs: 3 }])).toBeNull();
  expect(
    durationAt(0.9, [
      { bucket: -1, runs: 90 },
      { bucket: 0, runs: 1 },
    ]),
  ).toBe(0);
});
