import { formatPersonNumber } from "../../../domain/identifiers.ts";
import type { Member } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import { lastDay } from "../../../texts/moments.ts";
import { COMPANY_FIELD } from "../../company/acting.ts";
import { Message } from "../../layout/message.tsx";
import { Table } from "../../layout/table.tsx";
import { Paging } from "../../operator/pages/paging.tsx";
import { MEMBERS_PATH, pathOf } from "../paths.ts";
import { candidateName } from "../person.ts";

const texts = delegation.members;
/** Above this many members a filter helps. */
const FEW = 10;

export interface MembersViewProps {
  companyId: string;
  members: Member[];
  total: number;
  /** What the list is filtered by. */
  search: string;
  window: { first: number; size: number };
  /** What waits for a decision. */
  waiting: { requests: number; suspended: number };
}

/** "Membros delegados": who is tied to the company, and the ways to what each one has. */
export function MembersView({ companyId, members, total, search, window, waiting }: MembersViewProps) {
  return (
    <>
      <Waiting
        count={waiting.requests}
        text={texts.requestsWaiting}
        href={pathOf(companyId, "/pedidos")}
        link={texts.requestsLink}
      />
      <Waiting
        count={waiting.suspended}
        text={texts.suspendedWaiting}
        href={pathOf(companyId, "/suspensas")}
        link={texts.suspendedLink}
      />
      <p>{texts.lead}</p>
      {(total > FEW || search !== "") && <Filter companyId={companyId} search={search} />}
      {total === 0 ? <p>{search === "" ? texts.none : texts.noneFound}</p> : <MembersTable {...{ companyId, members }} />}
      {total > window.size && (
        <Paging
          page={{ items: members, total }}
          window={window}
          address={(page) => pathOf(companyId, "", { busca: search, pagina: String(page) })}
        />
      )}
    </>
  );
}

interface WaitingProps {
  count: number;
  text: (count: number) => string;
  href: string;
  link: string;
}

function Waiting({ count, text, href, link }: WaitingProps) {
  if (count === 0) return null;
  return (
    <Message kind="warning">
      {text(count)} <a href={href}>{link}</a>
    </Message>
  );
}

function Filter({ companyId, search }: { companyId: string; search: string }) {
  return (
    <form method="get" action={MEMBERS_PATH} class="filters">
      <input type="hidden" name={COMPANY_FIELD} value={companyId} />
      <div class="br-input">
        <label for="busca">{texts.filter}</label>
        <input id="busca" name="busca" type="text" autocomplete="off" value={search} />
      </div>
      <div class="filter-actions">
        <button class="br-button secondary" type="submit">
          {texts.filterSubmit}
        </button>
      </div>
    </form>
  );
}

function MembersTable({ companyId, members }: { companyId: string; members: Member[] }) {
  return (
    <Table
      columns={texts.columns}
      rows={members}
      keyOf={({ id }) => id}
      cells={(member) => {
        const { cpf, account, invitedEmail, invitationExpiresAt, delegations } = member;
        const name = candidateName(member);
        const way = (path: string, label: string, spoken: string) => (
          <a class="roomy" href={pathOf(companyId, `/${cpf}${path}`)} aria-label={spoken}>
            {label}
          </a>
        );
        return [
          account?.displayName ?? texts.invitedName,
          <span class="unbroken">{formatPersonNumber(cpf)}</span>,
          <>
            {account === null ? invitedEmail : account.email}
            {invitationExpiresAt !== null && <span class="row-note">{texts.invited(lastDay(invitationExpiresAt))}</span>}
          </>,
          delegations,
          <span class="row-ways">
            {way("", texts.open, texts.openLabel(name))} {way("/historico", texts.history, texts.historyLabel(name))}{" "}
            {way("/desvincular", texts.unlink, texts.unlinkLabel(name))}
          </span>,
        ];
      }}
    />
  );
}
