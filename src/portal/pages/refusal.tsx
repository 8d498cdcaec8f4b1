import type { RefusalCode } from "../../domain/refusal.ts";
import { portal } from "../../texts/portal.ts";
import { refusals } from "../../texts/refusals.ts";
import { Icon } from "../layout/icon.tsx";
import { Reference } from "./reference.tsx";

/** A refusal: the cause, the next step, who can take it, and the number for support. */
export function RefusalBox({ code, reference, detail }: { code: RefusalCode; reference: string | null; detail?: string }) {
  const texts = portal.refusal;
  const { title, cause, nextStep, who } = refusals[code];
  return (
    <section class="refusal" aria-labelledby="recusa">
      <h2 id="recusa">
        <Icon name="exclamation-triangle" /> {title}
      </h2>
      <dl>
        <dt>{texts.cause}</dt>
        <dd>
          {cause}
          {detail !== undefined && ` ${detail}`}
        </dd>
        <dt>{texts.nextStep}</dt>
        <dd>{nextStep}</dd>
        <dt>{texts.who}</dt>
        <dd>{who}</dd>
      </dl>
      {reference !== null && <Reference number={reference} />}
    </section>
  );
}
