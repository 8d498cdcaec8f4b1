import { daysLeft, nextMoment, stepAt } from "../../../domain/migration-deadline.ts";
import type { DeadlineReach } from "../../../store/types.ts";
import { migrationDeadline } from "../../../texts/migration-deadline.ts";
import { brasiliaDay } from "../../../texts/moments.ts";

/** What a deadline would do, in sentences, as things stand now. */
export function effectsOf(deadline: Date, now: Date, reach: DeadlineReach): string[] {
  const texts = migrationDeadline.staff.effects;
  const step = stepAt(deadline, now);
  const next = nextMoment(deadline, now);
  return [
    ...(reach.suspended > 0 ? [texts.lift(reach.suspended)] : []),
    ...(step === null || step === "block" ? [] : [texts.warnNow(reach.reachable, daysLeft(deadline, now))]),
    ...(next < deadline ? [texts.warnLater(reach.reachable, brasiliaDay(next))] : []),
    texts.block(reach.instances),
  ];
}
