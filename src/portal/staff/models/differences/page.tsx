import { differences as texts } from "../../../../texts/models/differences.ts";
import { Panel } from "../../../layout/panel.tsx";
import { MODELS_PATH } from "../paths.ts";
import type { FileDifference } from "./compare.ts";
import { Drawings, type DrawnVersion } from "./drawings.tsx";
import type { ChangedForm } from "./forms-of-version.ts";
import { DifferenceInWords } from "./words.tsx";

export interface DifferenceProps {
  title: string;
  difference: FileDifference;
  /** For a model: where both versions are to be drawn from. */
  from?: DrawnVersion;
  to?: DrawnVersion;
  /** Forms of the two versions of a model that differ; left out where forms stand for themselves. */
  forms?: ChangedForm[];
  /** Other versions to compare. */
  choose?: { process: string; versions: number[]; from: number; to: number };
  back: { href: string; text: string };
}

/** What differs between two versions: in words, and for a model on both drawings. */
export function DifferencePage({ title, difference, from, to, forms, choose, back }: DifferenceProps) {
  const elements = difference.kind === "model" ? difference.elements : [];
  const drawn = from !== undefined && to !== undefined && elements.length > 0;
  return (
    <Panel title={title} wide>
      <h2>{texts.inWords}</h2>
      <DifferenceInWords difference={difference} drawn={drawn} />
      {drawn && <Drawings {...{ from, to, elements }} />}
      {forms !== undefined && <Forms forms={forms} />}
      {choose !== undefined && choose.versions.length > 1 && <Choose {...choose} />}
      <p>
        <a class="roomy" href={back.href}>
          {back.text}
        </a>
      </p>
    </Panel>
  );
}

function Forms({ forms }: { forms: ChangedForm[] }) {
  return (
    <>
      <h2>{texts.formsTitle}</h2>
      {forms.length === 0 && <p>{texts.sameForms}</p>}
      {forms.map(({ id, difference }) => (
        <section key={id}>
          <h3>{texts.formTitle(id)}</h3>
          {difference === null ? <p>{texts.removedFile}</p> : <DifferenceInWords difference={difference} />}
        </section>
      ))}
    </>
  );
}

function Choose({ process, versions, from, to }: NonNullable<DifferenceProps["choose"]>) {
  const fields = [
    ["de", texts.from, from],
    ["para", texts.to, to],
  ] as const;
  return (
    <>
      <h2>{texts.chooseTitle}</h2>
      <form method="get" action={`${MODELS_PATH}/${process}/diferencas`} class="inline-form">
        {fields.map(([name, label, chosen]) => (
          <div key={name} class="br-input">
            <label for={name}>{label}</label>
            <select id={name} name={name}>
              {versions.map((version) => (
                <option key={version} value={String(version)} selected={version === chosen}>
                  {version}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button class="br-button secondary" type="submit">
          {texts.compare}
        </button>
      </form>
    </>
  );
}
