import type { ProcessDefinition } from "../../../../camunda/types.ts";
import { modelFigures } from "../../../../texts/models/figures.ts";
import { Field } from "../../../layout/field.tsx";
import { figuresPath } from "../paths.ts";
import { type Criteria, MAPS, type ReadCriteria } from "./criteria.ts";

/** A team whose services the model executes. */
export interface Team {
  id: string;
  name: string;
}

interface FilterProps {
  process: string;
  versions: ProcessDefinition[];
  teams: Team[];
  criteria: Criteria;
  read: ReadCriteria;
}

const texts = modelFigures.form;

/** Of which period, version, company and team the figures are, and what the map shows. */
export function FilterForm({ process, versions, teams, criteria, read: { errors, map } }: FilterProps) {
  return (
    <form method="get" action={figuresPath(process)} class="filters filters-with-hints" noValidate>
      <Field
        {...{ name: "de", label: texts.from, hint: texts.dayHint, value: criteria.de, maxLength: 10 }}
        error={errors.de ?? null}
      />
      <Field
        {...{ name: "ate", label: texts.until, hint: texts.dayHint, value: criteria.ate, maxLength: 10 }}
        error={errors.ate ?? null}
      />
      <Field
        {...{ name: "empresa", label: texts.company, hint: texts.companyHint, value: criteria.empresa, maxLength: 30 }}
        error={errors.empresa ?? null}
      />
      <Choice
        {...{ name: "equipe", label: texts.team, any: texts.anyTeam, value: criteria.equipe }}
        options={teams.map(({ id, name }) => [id, name])}
      />
      <Choice
        {...{ name: "versao", label: texts.version, any: texts.anyVersion, value: criteria.versao }}
        options={versions.map(({ version, versionTag }) => [String(version), texts.versionOption(version, versionTag)])}
      />
      <Choice {...{ name: "mapa", label: texts.map, value: map }} options={MAPS.map((one) => [one, texts.maps[one]])} />
      <div class="filter-actions">
        <button class="br-button primary" type="submit">
          {texts.submit}
        </button>
        <a href={figuresPath(process)}>{texts.clear}</a>
      </div>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  /** What no choice is called; left out: one has to choose. */
  any?: string;
  options: [value: string, label: string][];
}

function Choice({ name, label, value, any, options }: ChoiceProps) {
  return (
    <div class="br-input">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([one, text]) => (
          <option key={one} value={one} selected={one === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
