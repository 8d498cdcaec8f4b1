import fc from "fast-check";
import { daysFrom, readDay } from "../../../src/domain/brasilia-days.ts";
import { spansOf } from "../../../src/store/figures/spans.ts";

const day = (text: string) => readDay(text)!;
/** Every day from one to before another, as `2026-01-31`. */
function* daysBetween(from: string, until: string): Generator<string> {
  for (const moment = new Date(`${from}T12:00:00Z`); ; moment.setUTCDate(moment.getUTCDate() + 1)) {
    const text = moment.toISOString().slice(0, 10);
    if (text >= until) return;
    yield text;
  }
}

test("days and whole months make up the period, each day once", () => {
  const period = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 }));
  fc.assert(
    fc.property(period, ([start, length]) => {
      const from = daysFrom(day("01/01/2025")!, start);
      const until = daysFrom(from, length);
      const all = spansOf(from, until).flatMap((one) => [...daysBetween(one.from, one.until)]);
      expect(all).toHaveLength(length);
      expect(new Set(all).size).toBe(length);
      const months = spansOf(from, until).filter(({ span }) => span === "month");
      for (const { from: first, until: last } of months) expect([first.slice(8), last.slice(8)]).toEqual(["01", "01"]);
    }),
  );
});

test("a period without an end on one side has no days there", () => {
  expect(spansOf(undefined, undefined)).toEqual([{ span: "month", from: "0001-01-01", until: "9999-12-01" }]);
  expect(spansOf(day("20/10/2026")!, undefined)).toEqual([
    { span: "day", from: "2026-10-20", until: "2026-11-01" },
    { span: "month", from: "2026-11-01", until: "9999-12-01" },
  ]);
  expect(spansOf(undefined, day("03/10/2026")!)).toEqual([
    { span: "month", from: "0001-01-01", until: "2026-10-01" },
    { span: "day", from: "2026-10-01", until: "2026-10-03" },
  ]);
});
