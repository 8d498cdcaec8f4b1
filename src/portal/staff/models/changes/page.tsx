import type { ModelChange } from "../../../../store/types/model-change.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { Message } from "../../../layout/message.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { ErrorSummary } from "../../../pages/error-summary.tsx";
import { DifferenceInWords } from "../differences/words.tsx";
import { changeDifferencePath, MODELS_PATH } from "../paths.ts";
import { AddForms, type NewFileChoices } from "./add-forms.tsx";
import { CheckReport } from "./check-report.tsx";
import { DecideForms } from "./decide-forms.tsx";
import { FilesTable } from "./files-table.tsx";
import { OwnForms } from "./own-forms.tsx";
import { RunningReport } from "./running-report.tsx";
import type { SentForm } from "./sent.ts";
import type { ChangeView } from "./view.ts";

export interface ChangePageProps {
  view: ChangeView;
  /** Who looks. */
  accountId: string;
  choices: NewFileChoices;
  /** What was sent and could not be done. */
  sent: SentForm | null;
  csrf: string;
}

export const EDITABLE: ModelChange["status"][] = ["draft", "refused", "withdrawn"];

/** A change that has not ended: its files, what is to be said about them, and what one may do. */
export function ChangePage({ view, accountId, choices, sent, csrf }: ChangePageProps) {
  const { change, files, check, replaced } = view;
  const isEditable = EDITABLE.includes(change.status);
  const isAuthor = change.author.accountId === accountId;
  const shared = { change, sent, csrf };
  return (
    <Panel title={change.title} wide>
      <ErrorSummary errors={sent?.errors ?? []} />
      {sent?.message !== undefined && <Message kind="warning">{sent.message}</Message>}
      <ChangeFacts change={change} />
      <h2>{texts.files.title}</h2>
      {files.length === 0 && <p>{texts.files.none}</p>}
      <FilesTable {...{ change, files, isEditable, csrf }} />
      {isEditable && <AddForms {...shared} choices={choices} />}
      {files.length > 0 && (
        <>
          {check === null ? <p>{texts.check.failed}</p> : <CheckReport check={check} />}
          <h2>{texts.differences.title}</h2>
          {files.map(({ draft, difference, kind }) => (
            <section key={draft.path}>
              <h3>{draft.path}</h3>
              <DifferenceInWords difference={difference} />
              {kind === "model" && difference.kind === "model" && difference.elements.length > 0 && (
                <p>
                  <a class="roomy" href={changeDifferencePath(change.id, draft.path)}>
                    {texts.differences.see(draft.path)}
                  </a>
                </p>
              )}
            </section>
          ))}
          <RunningReport replaced={replaced} />
        </>
      )}
      {isAuthor ? <OwnForms {...shared} view={view} isEditable={isEditable} /> : null}
      {change.status === "proposed" && <DecideForms {...shared} accountId={accountId} needs={view.needs} />}
      {change.status === "publishing" && <Message kind="info">{texts.publishing}</Message>}
      <BackToModels />
    </Panel>
  );
}

/** What is known of a change beside its files. */
export function ChangeFacts({ change }: { change: ModelChange }) {
  const { facts } = texts;
  const { status, author, createdAt, reason, proposedAt, decidedBy, decidedAt, decisionReason } = change;
  const editors = new Set(
    change.files.filter(({ savedBy }) => savedBy.accountId !== author.accountId).map(({ savedBy }) => savedBy.name),
  );
  const rows: [string, string | null][] = [
    [facts.status, texts.status(status)],
    [facts.author, author.name],
    [facts.created, brasiliaMoment(createdAt)],
    [facts.reason, reason],
    [facts.proposed, proposedAt && brasiliaMoment(proposedAt)],
    [decisionReason === null ? facts.approvedBy : facts.refusedBy, decidedBy?.name ?? null],
    [facts.decided, decidedAt && brasiliaMoment(decidedAt)],
    [facts.decisionReason, decisionReason],
  ];
  return (
    <>
      <dl class="facts">
        {rows
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <>
              <dt key={label}>{label}</dt>
              <dd key={`${label} value`}>{value}</dd>
            </>
          ))}
      </dl>
      {editors.size > 0 && <p class="fine">{texts.editedByOthers([...editors].join(", "))}</p>}
    </>
  );
}

export function BackToModels() {
  return (
    <p>
      <a class="roomy" href={MODELS_PATH}>
        {texts.back}
      </a>
    </p>
  );
}
