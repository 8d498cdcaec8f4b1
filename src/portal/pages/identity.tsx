import { portal } from "../../texts/portal.ts";
import { Icon } from "../layout/icon.tsx";

/**
 * Whose account is open, with the way out: after a Gov.br logout the next login on a shared computer can silently open
 * the account of the person before.
 */
export function Identity({ person }: { person: { name: string; number: string } | null }) {
  if (person === null) return null;
  return (
    <p class="identity">
      <Icon name="user-check" /> {portal.journey.signedInAs(person.name, person.number)}{" "}
      <a href="/sair">{portal.journey.notMe}</a>
    </p>
  );
}
