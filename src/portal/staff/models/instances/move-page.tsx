import { modelInstances } from "../../../../texts/models/instances.ts";
import { Field } from "../../../layout/field.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { ErrorSummary } from "../../../pages/error-summary.tsx";
import { instancesPath, moveFormPath } from "../paths.ts";
import { nameOf } from "../versions.ts";
import type { Choice, ReadChoice } from "./choice.ts";
import { PlanSection, type PlanSectionProps } from "./plan-section.tsx";
import type { Place, RunningVersion } from "./versions.ts";

export interface MovePageProps {
  process: string;
  versions: RunningVersion[];
  /** Elements at which instances of the versions stand. */
  places: Place[];
  choice: Choice;
  errors: ReadChoice["errors"] & { motivo?: string };
  /** Null: nothing was chosen yet, or something is wrong with it. */
  planned: Omit<PlanSectionProps, "process" | "choice" | "reasonInvalid"> | null;
}

const texts = modelInstances.form;
const labels: Record<string, string> = {
  ...{ de: texts.source, para: texts.target, atividade: texts.element, empresa: texts.company },
  motivo: modelInstances.plan.reason,
};

/** From which version to which, and which instances; below, what would happen to them. */
export function MovePage({ process, versions, places, choice, errors, planned }: MovePageProps) {
  return (
    <Panel title={texts.title(nameOf(versions[0]!.definition))} wide>
      <ErrorSummary
        errors={Object.entries(errors).map(([name, message]) => ({
          ...{ key: name, controlId: name, label: labels[name] ?? name, messages: [message] },
        }))}
      />
      <p>{texts.lead}</p>
      <p>
        <a href={instancesPath(process)}>{modelInstances.report.back}</a>
      </p>
      <form method="get" action={moveFormPath(process)} class="filters filters-with-hints" noValidate>
        <Select name="de" label={texts.source} error={errors.de}>
          <option value="">{texts.choose}</option>
          {versions
            .filter(({ instances }) => instances > 0)
            .map(({ definition: { version, versionTag }, instances }) => (
              <option key={version} value={String(version)} selected={choice.de === String(version)}>
                {texts.option(version, versionTag, instances)}
              </option>
            ))}
        </Select>
        <Select name="para" label={texts.target} error={errors.para}>
          <option value="">{texts.choose}</option>
          {versions.map(({ definition: { version, versionTag } }) => (
            <option key={version} value={String(version)} selected={choice.para === String(version)}>
              {texts.option(version, versionTag, null)}
            </option>
          ))}
        </Select>
        <Select name="atividade" label={texts.element} error={errors.atividade}>
          <option value="">{texts.anyElement}</option>
          {places.map(({ id, name }) => (
            <option key={id} value={id} selected={choice.atividade === id}>
              {name}
            </option>
          ))}
        </Select>
        <Field
          {...{ name: "empresa", label: texts.company, hint: texts.companyHint, value: choice.empresa, maxLength: 30 }}
          error={errors.empresa ?? null}
        />
        <div>
          <p class="check">
            <input
              id="gatilhos"
              name="gatilhos"
              type="checkbox"
              value="sim"
              checked={choice.gatilhos === "sim"}
              aria-describedby="dica-gatilhos"
            />
            <label for="gatilhos">{texts.triggers}</label>
          </p>
          <p id="dica-gatilhos" class="fine">
            {texts.triggersHint}
          </p>
        </div>
        <div class="filter-actions">
          <button class="br-button secondary" type="submit">
            {texts.submit}
          </button>
        </div>
      </form>
      {planned !== null && <PlanSection {...planned} {...{ process, choice }} reasonInvalid={errors.motivo ?? null} />}
    </Panel>
  );
}

interface SelectProps {
  name: string;
  label: string;
  error?: string | undefined;
  children: preact.ComponentChildren;
}

function Select({ name, label, error, children }: SelectProps) {
  return (
    <div class={`br-input${error === undefined ? "" : " danger"}`}>
      <label for={name}>{label}</label>
      <select id={name} name={name} aria-invalid={error !== undefined} aria-describedby={error && `erro-${name}`}>
        {children}
      </select>
      {error !== undefined && (
        <p id={`erro-${name}`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
