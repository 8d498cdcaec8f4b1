import { maskPersonNumber } from "../../../domain/identifiers.ts";
import type { Bond, Company, Member } from "../../../store/types.ts";
import { describeCapacity } from "../../../texts/capacity.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { describeCompanyNumber, describePersonNumber } from "../../../texts/numbers.ts";
import { staffLookup } from "../../../texts/staff-lookup.ts";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { AREA_PATHS } from "../areas.ts";
import { accountPath } from "./paths.ts";

export interface CompanyPageProps {
  company: Company;
  /** With the name of whom each tie is of. */
  representatives: { bond: Bond; name: string }[];
  members: Member[];
  totalMembers: number;
}

const texts = staffLookup.company;

/** What is known of a company: who represents it and who its members are. */
export function CompanyPage({ company, representatives, members, totalMembers }: CompanyPageProps) {
  return (
    <Panel title={company.legalName} wide>
      <dl class="facts">
        <dt>{texts.number}</dt>
        <dd>{describeCompanyNumber(company.cnpj)}</dd>
      </dl>
      <p>
        <a href={`${AREA_PATHS.audit}?${new URLSearchParams({ empresa: company.cnpj })}`}>{texts.audit}</a>
      </p>
      <h2>{texts.representativesTitle}</h2>
      {representatives.length === 0 && <p>{texts.noRepresentatives}</p>}
      <Table
        columns={texts.representativeColumns}
        rows={representatives}
        keyOf={({ bond }) => bond.id}
        cells={({ bond, name }) => [
          <a href={accountPath(bond.accountId)}>{name}</a>,
          describeCapacity(bond.capacity),
          brasiliaMoment(bond.linkedAt),
        ]}
      />
      <h2>{texts.membersTitle(totalMembers)}</h2>
      <Table
        columns={texts.memberColumns}
        rows={members}
        keyOf={({ id }) => id}
        cells={({ account, cpf }) => [
          account === null ? texts.invited : <a href={accountPath(account.id)}>{account.displayName}</a>,
          <span class="unbroken">{describePersonNumber(cpf, maskPersonNumber)}</span>,
        ]}
      />
      {totalMembers > members.length && <p class="fine">{texts.moreMembers(totalMembers - members.length)}</p>}
    </Panel>
  );
}
