import type { ActingCompany, TieProof } from "../../store/types.ts";
import { company as texts } from "../../texts/company.ts";
import { brasiliaMoment, lastDay } from "../../texts/moments.ts";
import { services } from "../../texts/services.ts";
import { Field } from "../layout/field.tsx";
import { Panel } from "../layout/panel.tsx";
import { CSRF_FIELD } from "../middleware/csrf.ts";
import { ErrorSummary } from "../pages/error-summary.tsx";
import { DOCUMENT_FILES } from "../services/media-type.ts";
import { COMPANY_FIELD } from "./acting.ts";
import { PROOF_PATH } from "./paths.ts";

/** Name of the field with the last day of a proof. */
export const VALIDITY_FIELD = "validade";
const FILE_FIELD = "comprovante";

/** What was sent, and what is wrong with it. */
export interface ProofForm {
  validity: string;
  fileError: string | null;
  validityError: string | null;
}
export const emptyProofForm: ProofForm = { validity: "", fileError: null, validityError: null };

interface ProofPageProps {
  company: ActingCompany;
  /** The proof in force; null: none. */
  proof: TieProof | null;
  form: ProofForm;
  csrf: string;
}

/** The proof of one's tie with a company, and the form that gives or replaces it. */
export function ProofPage({ company, proof, form, csrf }: ProofPageProps) {
  const own = texts.proof;
  const { fileError, validityError } = form;
  const errors = [
    { key: FILE_FIELD, controlId: FILE_FIELD, label: own.file, messages: fileError === null ? [] : [fileError] },
    {
      key: VALIDITY_FIELD,
      controlId: VALIDITY_FIELD,
      label: own.validity,
      messages: validityError === null ? [] : [validityError],
    },
  ].filter(({ messages }) => messages.length > 0);
  return (
    <Panel title={own.title} wide>
      <ErrorSummary errors={errors} />
      <p>{own.lead(company.legalName)}</p>
      {proof === null ? <p>{own.none}</p> : <Proof proof={proof} companyId={company.id} />}
      <h2>{proof === null ? own.give : own.replaceTitle}</h2>
      <form class="plain-form" method="post" action={PROOF_PATH} encType="multipart/form-data" noValidate>
        <input type="hidden" name={CSRF_FIELD} value={csrf} />
        <input type="hidden" name={COMPANY_FIELD} value={company.id} />
        <Field
          {...{ name: VALIDITY_FIELD, label: own.validity, hint: own.validityHint, maxLength: 10 }}
          value={form.validity}
          error={validityError}
        />
        <Field
          {...{ name: FILE_FIELD, type: "file", label: own.file, hint: services.documents.hint, error: fileError }}
          accept={DOCUMENT_FILES}
        />
        <button class="br-button primary" type="submit">
          {proof === null ? own.send : own.replace}
        </button>
      </form>
    </Panel>
  );
}

function Proof({ proof, companyId }: { proof: TieProof; companyId: string }) {
  const { document, givenAt, validUntil } = proof;
  const own = texts.proof;
  return (
    <dl class="facts">
      <dt>{own.document}</dt>
      <dd class="document-name">
        <a href={`${PROOF_PATH}/documento?${new URLSearchParams({ [COMPANY_FIELD]: companyId })}`}>{document.name}</a>
      </dd>
      <dt>{own.size}</dt>
      <dd>{services.documents.size(document.size)}</dd>
      <dt>{own.givenAt}</dt>
      <dd>{brasiliaMoment(givenAt)}</dd>
      <dt>{own.validUntil}</dt>
      <dd>{validUntil === null ? own.openEnded : lastDay(validUntil)}</dd>
    </dl>
  );
}
