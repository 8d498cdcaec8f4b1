import type { Finding } from "../../../../lint/report.ts";
import type { ChangeCheck } from "../../../../models/check.ts";
import type { RehearsedModel } from "../../../../rehearsal/index.ts";
import { changes } from "../../../../texts/models/changes.ts";
import { Table } from "../../../layout/table.tsx";
import { rulePath } from "../paths.ts";
import { hasFailed } from "./view.ts";

const texts = changes.check;

/** What lint and the scenarios say about a change. */
export function CheckReport({ check }: { check: Pick<ChangeCheck, "findings" | "rehearsed" | "unreadable"> }) {
  const told = check.findings.filter(({ findings }) => findings.length > 0);
  return (
    <section id="verificacao">
      <h2>{texts.title}</h2>
      <p>{texts.lead}</p>
      <h3>{texts.findings}</h3>
      {told.length === 0 && <p>{texts.fine}</p>}
      {told.map(({ file, findings }) => (
        <FileFindings key={file} {...{ file, findings }} />
      ))}
      <h3>{texts.scenarios}</h3>
      {check.unreadable.map(({ path, message }) => (
        <p key={path} class="field-error">
          {texts.unreadable(path, message)}
        </p>
      ))}
      {check.rehearsed.map((model) => (
        <Rehearsed key={model.process} model={model} />
      ))}
    </section>
  );
}

function FileFindings({ file, findings }: { file: string; findings: Finding[] }) {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return (
    <>
      <h4>{texts.file(file, errors, findings.length - errors)}</h4>
      <Table
        columns={texts.columns}
        rows={findings.map((finding, index) => ({ ...finding, index }))}
        keyOf={({ index }) => String(index)}
        cells={({ severity, name, message, rule }) => [
          name || texts.wholeFile,
          <>
            <strong class={severity === "error" ? "has-incident" : undefined}>{texts.severities[severity]}:</strong> {message}
          </>,
          <a key="rule" href={rulePath(rule)}>
            {rule}
          </a>,
        ]}
      />
    </>
  );
}

function Rehearsed({ model: { process, scenarios, coverage } }: { model: RehearsedModel }) {
  const failed = scenarios.filter(hasFailed);
  const { elements, flows, ends } = coverage;
  const names = (all: { id: string; name: string }[]) => all.map(({ id, name }) => name || id).join("; ");
  return (
    <details open={failed.length > 0}>
      <summary>{texts.process(process, scenarios.length, failed.length)}</summary>
      <Table
        columns={texts.scenarioColumns}
        rows={scenarios}
        keyOf={({ file }) => file}
        cells={({ title, problems, difference }) => [
          title,
          [...problems, ...(difference === null ? [] : [difference])].join(" ") || texts.asExpected,
        ]}
      />
      {scenarios.length === 0 && <p>{texts.noScenario}</p>}
      {scenarios.length > 0 && elements.length + flows.length + ends.length === 0 && <p>{texts.covered}</p>}
      {scenarios.length > 0 && (
        <>
          {elements.length > 0 && <p>{texts.uncoveredElements(names(elements))}</p>}
          {flows.length > 0 && <p>{texts.uncoveredFlows(names(flows))}</p>}
          {ends.length > 0 && <p>{texts.uncoveredEnds(names(ends))}</p>}
        </>
      )}
    </details>
  );
}
