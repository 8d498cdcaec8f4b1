import type { Service } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import { MEMBERS_PATH, pathOf } from "../paths.ts";
import { type Candidate, candidateName } from "../person.ts";
import { ConfirmView, type ConfirmViewProps } from "./confirm.tsx";
import { HiddenFields } from "./fields.tsx";

const texts = delegation.member;

/** Asks once more before services are taken from somebody. Carries along everything that was sent. */
export function RevokeView({
  candidate,
  taken,
  granted,
  others,
  ...props
}: Pick<ConfirmViewProps, "companyId" | "csrf" | "reason"> & {
  candidate: Candidate;
  taken: Service[];
  /** How many services are given or changed by the same form. */
  granted: number;
  others: [name: string, values: string[]][];
}) {
  return (
    <ConfirmView
      {...props}
      title={texts.confirmTitle}
      action={`${MEMBERS_PATH}/${candidate.cpf}`}
      submit={texts.confirmSubmit}
      back={pathOf(props.companyId, `/${candidate.cpf}`)}
    >
      <p>{texts.confirmText(candidateName(candidate))}</p>
      <ul>
        {taken.map(({ id, code, name }) => (
          <li key={id}>
            {code} - {name}
          </li>
        ))}
      </ul>
      <p>{texts.confirmKept}</p>
      {granted > 0 && <p>{texts.confirmAlso(granted)}</p>}
      <HiddenFields fields={others} except={["_csrf", "empresa", "motivo", "confirmado"]} />
    </ConfirmView>
  );
}
