import type { Delegation } from "../../../store/types.ts";
import { delegation as texts } from "../../../texts/delegation.ts";
import { lastDay } from "../../../texts/moments.ts";
import { Table } from "../../layout/table.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { MEMBERS_PATH, pathOf, sections } from "../paths.ts";
import { ConfirmView } from "./confirm.tsx";
import { CompanyForm } from "./fields.tsx";

export interface SuspendedEntry {
  delegation: Delegation;
  service: string;
  person: string;
}

interface SuspendedViewProps {
  companyId: string;
  csrf: string;
  entries: SuspendedEntry[];
}

const PATH = `${MEMBERS_PATH}${sections.suspended}`;

/** Delegations that wait for a representative; all are ticked, because most are confirmed. */
export function SuspendedView({ companyId, csrf, entries, invalid }: SuspendedViewProps & { invalid: boolean }) {
  const { suspended } = texts;
  const error = { key: "delegacao", controlId: "delegacao-0", label: suspended.title, messages: [suspended.nothing] };
  return (
    <>
      <ErrorSummary errors={invalid ? [error] : []} />
      <h2>{suspended.title}</h2>
      {entries.length === 0 ? (
        <p>{suspended.none}</p>
      ) : (
        <CompanyForm companyId={companyId} action={PATH} csrf={csrf}>
          <p>{suspended.lead}</p>
          <Table
            columns={suspended.columns}
            rows={entries}
            keyOf={(entry) => entry.delegation.id}
            cells={(entry) => {
              const { delegation, service, person } = entry;
              return [
                <input
                  class="choose"
                  type="checkbox"
                  id={`delegacao-${entries.indexOf(entry)}`}
                  name="delegacao"
                  value={delegation.id}
                  checked={!invalid}
                  aria-label={suspended.pick(person, service)}
                />,
                person,
                service,
                delegation.grantedBy.name,
                delegation.suspendedUntil === null ? "—" : lastDay(delegation.suspendedUntil),
              ];
            }}
          />
          <div class="actions">
            <button class="br-button secondary danger-button" type="submit" name="acao" value="encerrar">
              {suspended.end}
            </button>
            <button class="br-button primary" type="submit" name="acao" value="confirmar">
              {suspended.confirm}
            </button>
          </div>
        </CompanyForm>
      )}
    </>
  );
}

/** Asks once more before suspended delegations end. */
export function EndSuspendedView({ companyId, csrf, entries }: SuspendedViewProps) {
  const { suspended } = texts;
  return (
    <ConfirmView
      {...{ companyId, csrf, title: suspended.endTitle, action: PATH, submit: suspended.endSubmit, reason: null }}
      back={pathOf(companyId, sections.suspended)}
    >
      <p>{suspended.endText}</p>
      <ul>
        {entries.map(({ delegation, service, person }) => (
          <li key={delegation.id}>{suspended.pick(person, service)}</li>
        ))}
      </ul>
      {entries.map(({ delegation: { id } }) => (
        <input key={id} type="hidden" name="delegacao" value={id} />
      ))}
      <input type="hidden" name="acao" value="encerrar" />
    </ConfirmView>
  );
}
