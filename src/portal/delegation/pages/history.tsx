import type { Delegation, Process } from "../../../store/types.ts";
import { delegation, delegationStates } from "../../../texts/delegation.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { Table } from "../../layout/table.tsx";
import { describePeriod } from "../member-form.ts";
import { pathOf } from "../paths.ts";

interface Entry {
  delegation: Delegation;
  service: string;
  /** Who ended, suspended or replaced it; null while it is as it was granted. */
  changedBy: string | null;
}

interface HistoryViewProps {
  companyId: string;
  cpf: string;
  title: string;
  entries: Entry[];
}

/** Everything that was ever delegated to one person by one company. */
export function HistoryView({ companyId, cpf, title, entries }: HistoryViewProps) {
  const texts = delegation.history;
  return (
    <>
      <h2>{title}</h2>
      <p>{texts.lead}</p>
      {entries.length === 0 && <p>{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={entries}
        keyOf={(entry) => entry.delegation.id}
        cells={({ delegation: { id, state, serviceVersion, version, grantedBy, ...rest }, service, changedBy }) => [
          <>
            {service}
            <span class="row-note">
              {texts.number(version)}
              {serviceVersion !== null && ` · ${delegation.version(serviceVersion)}`}
            </span>
          </>,
          <span class={`state state-${state}`}>{delegationStates[state]}</span>,
          describePeriod(rest),
          <>
            {grantedBy.name}
            <span class="row-note">{brasiliaMoment(rest.grantedAt)}</span>
          </>,
          changedBy === null ? (
            "—"
          ) : (
            <>
              {texts.change(delegationStates[state], changedBy, brasiliaMoment(rest.stateAt))}
              {rest.stateReason !== null && <span class="row-note">{texts.reason(rest.stateReason)}</span>}
            </>
          ),
          <a class="roomy" href={pathOf(companyId, `/${cpf}/usos/${id}`)} aria-label={texts.usesLabel(service, version)}>
            {texts.uses}
          </a>,
        ]}
      />
      <Back href={pathOf(companyId, `/${cpf}`)} />
    </>
  );
}

interface UsesViewProps {
  companyId: string;
  cpf: string;
  name: string;
  service: string;
  processes: Process[];
}

/** The processes that were opened under one delegation. */
export function UsesView({ companyId, cpf, name, service, processes }: UsesViewProps) {
  const texts = delegation.uses;
  return (
    <>
      <h2>{texts.title}</h2>
      <p>{texts.of(service, name)}</p>
      {processes.length === 0 && <p>{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={processes}
        keyOf={({ id }) => id}
        cells={({ id, number, openedBy, openedAt, requestedAt, state }) => [
          <a class="roomy" href={`/processos/${id}`}>
            {number}
          </a>,
          openedBy.name,
          brasiliaMoment(openedAt ?? requestedAt),
          texts.states[state],
        ]}
      />
      <Back href={pathOf(companyId, `/${cpf}/historico`)} />
    </>
  );
}

function Back({ href }: { href: string }) {
  return (
    <div class="actions">
      <a class="br-button secondary" href={href}>
        {delegation.back}
      </a>
    </div>
  );
}
