import type { FoundAuditEntry } from "../../../store/types.ts";
import { describeAction } from "../../../texts/audit-actions.ts";
import { describeCompanyNumber } from "../../../texts/numbers.ts";
import { staffAudit } from "../../../texts/staff-audit.ts";
import { Panel } from "../../layout/panel.tsx";
import { momentOf } from "../../operator/moment.ts";
import { AREA_PATHS } from "../areas.ts";
import { actorOf, capacityOf } from "./search-page.tsx";

const [when, who, capacity, action, company] = staffAudit.columns;

/** One entry of the audit, as it was written. */
export function AuditEntryPage({ entry }: { entry: FoundAuditEntry }) {
  const texts = staffAudit.entry;
  return (
    <Panel title={texts.title(entry.reference)} wide>
      <dl class="facts">
        <dt>{texts.sequence}</dt>
        <dd>{entry.sequence}</dd>
        <dt>{when}</dt>
        <dd>{momentOf(entry.occurredAt)}</dd>
        <dt>{who}</dt>
        <dd>{actorOf(entry)}</dd>
        <dt>{capacity}</dt>
        <dd>{capacityOf(entry.capacity)}</dd>
        <dt>{action}</dt>
        <dd>
          {describeAction(entry.action)} <code>{entry.action}</code>
        </dd>
        {entry.companyCnpj !== null && <dt>{company}</dt>}
        {entry.companyCnpj !== null && <dd>{describeCompanyNumber(entry.companyCnpj)}</dd>}
        <dt>{texts.subject}</dt>
        <dd class="breakable">{entry.subject}</dd>
        {entry.origin !== null && <dt>{texts.origin}</dt>}
        {entry.origin !== null && <dd>{entry.origin}</dd>}
        <dt>{texts.hash}</dt>
        <dd class="breakable">{entry.hash}</dd>
      </dl>
      <h2>{texts.details}</h2>
      <pre class="message-content">{JSON.stringify(entry.details, null, 2)}</pre>
      <div class="actions">
        <a class="br-button secondary" href={AREA_PATHS.audit}>
          {texts.back}
        </a>
      </div>
    </Panel>
  );
}
