/** When, every day, the history is cleaned up by itself: minutes since midnight, in the time zone of the process. */
export interface CleanupWindow {
  start: number;
  end: number;
}

/** Reads `02:00-05:30`, which may go over midnight. null: it is none. */
export function parseCleanupWindow(text: string): CleanupWindow | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) return null;
  const [start, end] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
  return start === end ? null : { start, end };
}

/** Begin and end (ms) of the window that is open at this time, or else of the next one. */
export function windowAt(window: CleanupWindow, now: number): { start: number; end: number } {
  for (let day = -1; ; day++) {
    const start = timeOf(now, day, window.start);
    const end = timeOf(now, window.end > window.start ? day : day + 1, window.end);
    if (end > now) return { start, end };
  }
}

function timeOf(now: number, days: number, minutes: number): number {
  const date = new Date(now);
  date.setHours(0, minutes, 0, 0);
  date.setDate(date.getDate() + days);
  return date.getTime();
}
