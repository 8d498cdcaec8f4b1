import { describeDuration } from "../../src/texts/durations.ts";

test.each([
  [0, "menos de 1 s"],
  [499, "menos de 1 s"],
  [500, "1 s"],
  [59_600, "1 min"],
  [125_000, "2 min 5 s"],
  [2 * 3_600_000 + 600_000, "2 h 10 min"],
  [3 * 86_400_000 + 4 * 3_600_000 + 60_000, "3 d 4 h"],
  [1_500 * 86_400_000, "1.500 d"],
])("%d milliseconds are %s", (milliseconds, text) => {
  expect(describeDuration(milliseconds)).toBe(text);
});
