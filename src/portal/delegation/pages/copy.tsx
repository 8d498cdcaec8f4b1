import { delegation } from "../../../texts/delegation.ts";
import { Field } from "../../layout/field.tsx";
import { Submit } from "../../layout/submit.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { MEMBERS_PATH, sections } from "../paths.ts";
import { CompanyForm } from "./fields.tsx";

const texts = delegation.copy;

/** Whose services go to whom, as it is written. */
export interface WrittenCopy {
  source: string;
  targets: string;
}

interface CopyViewProps {
  companyId: string;
  csrf: string;
  written: WrittenCopy;
  errors: { source?: string; targets?: string };
}

/** Asks from whom, and to whom. */
export function CopyView({ companyId, csrf, written, errors }: CopyViewProps) {
  const { source = null, targets = null } = errors;
  const summary = [
    { key: "source", controlId: "origem", label: texts.source, message: source },
    { key: "targets", controlId: "destinos", label: texts.targets, message: targets },
  ].flatMap(({ message, ...error }) => (message === null ? [] : [{ ...error, messages: [message] }]));
  return (
    <>
      <ErrorSummary errors={summary} />
      <h2>{texts.title}</h2>
      <p>{texts.lead}</p>
      <CompanyForm companyId={companyId} action={`${MEMBERS_PATH}${sections.copy}`} csrf={csrf} class="plain-form">
        <Field name="origem" label={texts.source} value={written.source} inputMode="numeric" error={source} />
        <Field name="destinos" label={texts.targets} value={written.targets} hint={texts.targetsHint} rows={4} error={targets} />
        <Submit>{texts.submit}</Submit>
      </CompanyForm>
    </>
  );
}
