import { expect } from "@jest/globals";
import { parseCleanupWindow, windowAt } from "../../../src/engine/jobs/cleanup-window.ts";

const at = (text: string) => new Date(text).getTime();

test("a window is two times of day", () => {
  expect(parseCleanupWindow("02:00-05:30")).toEqual({ start: 120, end: 330 });
  expect(parseCleanupWindow("23:00-01:00")).toEqual({ start: 1380, end: 60 });
});

test.each(["", "2:00-5:00", "24:00-01:00", "02:00-02:00", "02:00", "02:60-03:00"])("%j is none", (text) => {
  expect(parseCleanupWindow(text)).toBeNull();
});

test.each([
  ["before it opens: today's", "2026-11-21T01:00:00", "2026-11-21T02:00:00", "2026-11-21T05:00:00"],
  ["while it is open: this one", "2026-11-21T03:00:00", "2026-11-21T02:00:00", "2026-11-21T05:00:00"],
  ["when it has closed: tomorrow's", "2026-11-21T05:00:00", "2026-11-22T02:00:00", "2026-11-22T05:00:00"],
])("%s", (_when, now, start, end) => {
  expect(windowAt({ start: 120, end: 300 }, at(now))).toEqual({ start: at(start), end: at(end) });
});

test("over midnight the window of the day before may still be open", () => {
  const window = { start: 1380, end: 60 };
  expect(windowAt(window, at("2026-11-21T00:30:00"))).toEqual({
    start: at("2026-11-20T23:00:00"),
    end: at("2026-11-21T01:00:00"),
  });
  expect(windowAt(window, at("2026-11-21T12:00:00"))).toEqual({
    start: at("2026-11-21T23:00:00"),
    end: at("2026-11-22T01:00:00"),
  });
});
