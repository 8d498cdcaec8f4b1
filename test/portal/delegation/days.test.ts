import fc from "fast-check";
import { readDay } from "../../../src/domain/brasilia-days.ts";
import { readPeriod, today, writePeriod } from "../../../src/portal/delegation/days.ts";
import { brasiliaDay } from "../../../src/texts/moments.ts";

test.each([
  ["20/11/2026", "2026-11-20T03:00:00Z"],
  ["1/2/2028", "2028-02-01T03:00:00Z"],
  [" 29/02/2028 ", "2028-02-29T03:00:00Z"],
  // Brasília had summer time then.
  ["15/01/2018", "2018-01-15T02:00:00Z"],
])("%s begins at %s", (text, moment) => {
  expect(readDay(text)).toEqual(new Date(moment));
});

test.each(["29/02/2027", "31/04/2026", "00/01/2026", "2026-11-20", "20/11/26", "amanhã"])("%s is no day", (text) => {
  expect(readDay(text)).toBeUndefined();
});

test("an empty day is none", () => {
  expect(readDay("  ")).toBeNull();
});

test("the last day is part of a period", () => {
  expect(readPeriod({ from: "20/11/2026", until: "20/11/2026" })).toEqual({
    ...{ from: new Date("2026-11-20T03:00:00Z"), until: new Date("2026-11-21T03:00:00Z") },
  });
});

test("today begins at midnight in Brasília", () => {
  expect(today(new Date("2026-11-21T01:00:00Z"))).toEqual(new Date("2026-11-20T03:00:00Z"));
});

test("what is written is what was read, whichever days it is", () => {
  const day = fc.date({ min: new Date("2020-01-02"), max: new Date("2090-01-01"), noInvalidDate: true }).map(brasiliaDay);
  fc.assert(
    fc.property(day, day, (from, until) => {
      const { from: validFrom, until: validUntil } = readPeriod({ from, until });
      const grantedAt = new Date(validFrom!.getTime() - 1);
      expect(writePeriod({ validFrom: validFrom!, validUntil: validUntil!, grantedAt })).toEqual({ from, until });
    }),
  );
});
