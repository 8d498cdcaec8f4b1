import type { ImportCounts, LegacyImport } from "../../../../store/types.ts";
import { migrationStaff } from "../../../../texts/migration-staff.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { Field } from "../../../layout/field.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { Table } from "../../../layout/table.tsx";
import { CSRF_FIELD } from "../../../middleware/csrf.ts";
import { ErrorSummary } from "../../../pages/error-summary.tsx";
import { IMPORTS_PATH, importPath } from "../paths.ts";
import { FILE_LIMIT, type UploadErrors } from "../upload.ts";

const texts = migrationStaff.imports;
const FILES = ["accounts", "processes"] as const;
const LIMIT = `${FILE_LIMIT / 1024 ** 3} GB`;

export interface ImportsProps {
  past: LegacyImport[];
  errors: UploadErrors;
  csrf: string;
}

/** The two files, and what was imported before. */
export function ImportsPage({ past, errors, csrf }: ImportsProps) {
  const messageOf = (file: (typeof FILES)[number]) => {
    const error = errors[file];
    if (error === undefined) return null;
    return error === "too-large" ? texts.errors.tooLarge(LIMIT) : texts.errors[file];
  };
  return (
    <Panel title={texts.title} wide>
      <ErrorSummary
        errors={FILES.flatMap((file) => {
          const message = messageOf(file);
          return message === null ? [] : [{ key: file, controlId: file, label: texts[file], messages: [message] }];
        })}
      />
      <p>{texts.lead}</p>
      <form method="post" action={IMPORTS_PATH} encType="multipart/form-data" class="plain-form" noValidate>
        <input type="hidden" name={CSRF_FIELD} value={csrf} />
        <div class="import-files">
          {FILES.map((file) => (
            <Field
              key={file}
              name={file}
              type="file"
              accept=".csv,text/csv,text/plain"
              label={texts[file]}
              hint={texts[`${file}Hint`]}
              error={messageOf(file)}
            />
          ))}
        </div>
        <p class="fine">{texts.limits(LIMIT)}</p>
        <Submit>{texts.submit}</Submit>
      </form>
      <h2>{texts.past}</h2>
      {past.length === 0 && <p>{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={past}
        keyOf={({ id }) => id}
        cells={({ id, startedAt, actorName, actor, outcome, files, counts }) => [
          <a key="open" href={importPath(id)} aria-label={texts.openLabel(brasiliaMoment(startedAt))}>
            {brasiliaMoment(startedAt)}
          </a>,
          actorName ?? texts.command(actor),
          texts.outcome[outcome],
          files.map(({ name }) => name).join(", "),
          ...(["ready", "skipped", "conflicting", "broken"] as const).map((figure) => sum(counts, figure)),
        ]}
      />
    </Panel>
  );
}

function sum({ accounts, processes }: LegacyImport["counts"], figure: keyof ImportCounts): string {
  return (accounts[figure] + processes[figure]).toLocaleString("pt-BR");
}
