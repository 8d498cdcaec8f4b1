import { expect, test } from "@jest/globals";
import { createLockout } from "../../src/camunda/lockout.ts";

test("before the first admission nothing is held back: the setting may be wrong, and is told", () => {
  const lockout = createLockout(() => 0);
  lockout.refused();
  expect(lockout.wasAdmitted).toBe(false);
  expect(lockout.wait()).toBe(0);
});

test("afterwards a refusal holds requests back, longer each time, up to a minute", () => {
  let now = 0;
  const lockout = createLockout(() => now);
  lockout.admitted();
  const waits = Array.from({ length: 6 }, () => {
    lockout.refused();
    const wait = lockout.wait();
    now += wait;
    expect(lockout.wait()).toBe(0);
    return wait;
  });
  expect(waits).toEqual([4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

test("an admission forgets the refusals", () => {
  const lockout = createLockout(() => 0);
  lockout.admitted();
  lockout.refused();
  lockout.refused();
  lockout.admitted();
  expect(lockout.wait()).toBe(0);
  lockout.refused();
  expect(lockout.wait()).toBe(4_000);
});
