import { problems } from "../../texts/portal-problems.ts";

/** Keeps what was sent to a system that did not answer, ready to be sent again. The session's token is among it. */
export function Resubmission({ action, fields }: { action: string; fields: [name: string, values: string[]][] }) {
  return (
    <form method="post" action={action} class="resubmission">
      {fields.flatMap(([name, values]) =>
        values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <p>{problems.unavailable.kept}</p>
      <button class="br-button primary" type="submit">
        {problems.sendAgain}
      </button>
    </form>
  );
}
