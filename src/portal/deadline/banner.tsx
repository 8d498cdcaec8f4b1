import { warningDays } from "../../domain/migration-deadline.ts";
import { migrationDeadline } from "../../texts/migration-deadline.ts";
import { Message } from "../layout/message.tsx";
import { MIGRATIONS_PATH } from "../migration/paths.ts";
import type { DeadlineStanding } from "./standing.ts";

/** Tells somebody who has not migrated how long there is time; null: it does not concern them. */
export function DeadlineBanner({ standing, here = false }: { standing: DeadlineStanding | null; here?: boolean }) {
  if (standing === null) return null;
  const texts = migrationDeadline.banner;
  const passed = standing.daysLeft === 0;
  return (
    <Message kind={passed || standing.daysLeft <= warningDays[0] ? "warning" : "info"}>
      <p>
        <strong>{texts.title}.</strong>{" "}
        {passed ? texts.passed(standing.lastDay) : texts.coming(standing.lastDay, standing.daysLeft)}{" "}
        {!here && <a href={MIGRATIONS_PATH}>{texts.link}</a>}
      </p>
      <p>{texts.reason(standing.reason)}</p>
    </Message>
  );
}

/** The deadline on the page that everybody sees. */
export function DeadlineNotice({ standing }: { standing: DeadlineStanding | null }) {
  if (standing === null) return null;
  const { banner, notice } = migrationDeadline;
  return (
    <Message kind="info">
      <p>
        <strong>{banner.title}.</strong>{" "}
        {standing.daysLeft === 0 ? notice.passed(standing.lastDay) : notice.coming(standing.lastDay)}
      </p>
      <p>{banner.reason(standing.reason)}</p>
    </Message>
  );
}
