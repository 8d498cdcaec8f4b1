import { formatPersonNumber } from "../../../domain/identifiers.ts";
import type { Service, ServicePackage } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import type { FieldError } from "../../forms/types.ts";
import { Field } from "../../layout/field.tsx";
import { Icon } from "../../layout/icon.tsx";
import { Submit } from "../../layout/submit.tsx";
import { Table } from "../../layout/table.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { csvAddress } from "../batch/csv.ts";
import type { BatchForm } from "../batch/parse.ts";
import type { BatchResult } from "../batch/run.ts";
import { MEMBERS_PATH, pathOf, sections } from "../paths.ts";
import { CompanyForm } from "./fields.tsx";
import { ServicePicker } from "./service-picker.tsx";

const texts = delegation.batch;
const PATH = `${MEMBERS_PATH}${sections.batch}`;

interface BatchViewProps {
  companyId: string;
  csrf: string;
  form: BatchForm;
  services: Service[];
  packages: ServicePackage[];
  errors: FieldError[];
}

/** Delegating to many at once: whom, and what. */
export function BatchView({ companyId, csrf, form, services, packages, errors }: BatchViewProps) {
  const errorOf = (key: string) => errors.find((error) => error.key === key)?.messages.join(" ") ?? null;
  return (
    <>
      <ErrorSummary errors={errors} />
      <h2>{texts.title}</h2>
      <p>{texts.lead}</p>
      <CompanyForm companyId={companyId} action={PATH} csrf={csrf} class="plain-form">
        <Field name="linhas" label={texts.lines} value={form.lines} hint={texts.linesHint} rows={8} error={errorOf("linhas")} />
        {packages.length > 0 && (
          <div class="br-input">
            <label for="pacote">{texts.package}</label>
            <select id="pacote" name="pacote">
              <option value="">{texts.noPackage}</option>
              {packages.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <ServicePicker services={services} ticked={form.serviceIds} legend={texts.services} />
        <fieldset class="period">
          <legend>{texts.period}</legend>
          <Field name="de" label={delegation.from} value={form.from} inputMode="numeric" error={errorOf("de")} />
          <Field name="ate" label={delegation.until} value={form.until} inputMode="numeric" error={errorOf("ate")} />
          <p class="fine">{delegation.dayHint}</p>
        </fieldset>
        <Submit>{texts.preview}</Submit>
      </CompanyForm>
    </>
  );
}

interface BatchPreviewProps {
  companyId: string;
  csrf: string;
  form: BatchForm;
  results: BatchResult[];
  /** What stood there when this was worked out. */
  seen: string;
}

/** What would become of every line; nothing is done yet. */
export function BatchPreview({ companyId, csrf, form, results, seen }: BatchPreviewProps) {
  const ready = results.filter(({ done }) => done).length;
  return (
    <>
      <h2>{texts.previewTitle}</h2>
      <p>{texts.previewText(ready, results.length - ready)}</p>
      <ResultsTable results={results} />
      <CompanyForm companyId={companyId} action={PATH} csrf={csrf}>
        <input type="hidden" name="linhas" value={form.lines} />
        <input type="hidden" name="de" value={form.from} />
        <input type="hidden" name="ate" value={form.until} />
        <input type="hidden" name="visto" value={seen} />
        {form.serviceIds.map((id) => (
          <input key={id} type="hidden" name="servico" value={id} />
        ))}
        <div class="actions">
          <button class="br-button secondary" type="submit" name="acao" value="corrigir">
            {texts.correct}
          </button>
          {ready > 0 && (
            <button class="br-button primary" type="submit" name="acao" value="aplicar">
              {texts.apply}
            </button>
          )}
        </div>
      </CompanyForm>
    </>
  );
}

/** What became of every line, also as a file. */
export function BatchOutcome({ companyId, results }: { companyId: string; results: BatchResult[] }) {
  const done = results.filter((result) => result.done).length;
  return (
    <>
      <h2>{texts.resultTitle}</h2>
      <p role="status">{texts.resultText(done, results.length - done)}</p>
      <ResultsTable results={results} />
      <div class="actions">
        <a class="br-button secondary" href={pathOf(companyId, sections.batch)}>
          {texts.another}
        </a>
        <a class="br-button primary" href={csvAddress(results)} download={texts.file}>
          {texts.download}
        </a>
      </div>
    </>
  );
}

function ResultsTable({ results }: { results: BatchResult[] }) {
  return (
    <Table
      columns={texts.columns}
      rows={results}
      keyOf={(result) => String(results.indexOf(result))}
      cells={({ line, cpf, service, done, text }) => [
        line,
        <span class="unbroken">{formatPersonNumber(cpf)}</span>,
        service || "—",
        <span class={done ? "result-done" : "result-refused"}>
          <Icon name={done ? "check-circle" : "times-circle"} /> {text}
        </span>,
      ]}
    />
  );
}
