import type { ImportReportLine, LegacyImport } from "../../../../store/types.ts";
import { importTexts } from "../../../../texts/import.ts";
import { migrationStaff } from "../../../../texts/migration-staff.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { PostForm } from "../../../layout/form.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { IMPORTS_PATH, importPath } from "../paths.ts";

const texts = migrationStaff.imports.report;
const FIGURES = ["lines", "ready", "skipped", "conflicting", "broken"] as const;

export interface ImportProps {
  report: LegacyImport;
  /** The first ones that are worth a word. */
  lines: ImportReportLine[];
  /** Whether the files of this dry run can be imported with one click. */
  importable: boolean;
  csrf: string;
}

/** The report of an import or of a dry run, line by line. */
export function ImportPage({ report, lines, importable, csrf }: ImportProps) {
  const { counts, files, outcome } = report;
  const noted = counts.accounts.broken + counts.accounts.conflicting + counts.processes.broken + counts.processes.conflicting;
  return (
    <Panel title={texts.title} wide>
      <p role="status">
        <strong>{texts.outcome[outcome]}</strong>
      </p>
      <dl class="facts">
        <dt>{texts.when}</dt>
        <dd>{brasiliaMoment(report.startedAt)}</dd>
        <dt>{texts.who}</dt>
        <dd>{report.actorName ?? migrationStaff.imports.command(report.actor)}</dd>
        <dt>{texts.files}</dt>
        <dd>
          {files.map(({ file, name, sha256 }) => (
            <span key={file} class="import-file">
              {name} <span class="fine">SHA-256 {sha256.slice(0, 16)}…</span>
            </span>
          ))}
        </dd>
      </dl>
      <h2>{texts.figures}</h2>
      <Table
        columns={texts.figureColumns}
        rows={[...FIGURES]}
        keyOf={(figure) => figure}
        cells={(figure) => [
          texts[figure],
          counts.accounts[figure].toLocaleString("pt-BR"),
          counts.processes[figure].toLocaleString("pt-BR"),
        ]}
      />
      {importable && (
        <PostForm action={`${importPath(report.id)}/importar`} csrf={csrf} class="actions">
          <span>{texts.runText(counts.accounts.ready, counts.processes.ready)}</span>
          <button class="br-button primary" type="submit">
            {texts.run}
          </button>
        </PostForm>
      )}
      {outcome === "dry-run" && !importable && <p>{migrationStaff.imports.gone}</p>}
      {lines.length > 0 && (
        <>
          <h2>{texts.linesTitle}</h2>
          {noted > lines.length && <p>{texts.shown(lines.length, noted)}</p>}
          <p>
            <a class="roomy" href={`${importPath(report.id)}/relatorio.csv`}>
              {texts.download}
            </a>
          </p>
        </>
      )}
      <Table
        columns={texts.lineColumns}
        rows={lines.map((line, index) => ({ ...line, index }))}
        keyOf={({ index }) => String(index)}
        cells={({ file, line, fault }) => [texts.lineFile[file], line.toLocaleString("pt-BR"), describe(fault)]}
      />
      <p>
        <a class="roomy" href={IMPORTS_PATH}>
          {texts.back}
        </a>
      </p>
    </Panel>
  );
}

/** What is wrong, and with what. */
function describe(fault: ImportReportLine["fault"]): string {
  return fault.value === undefined ? importTexts.fault(fault) : texts.value(importTexts.fault(fault), fault.value);
}
