import type { ProcessDefinition } from "../../../../camunda/types.ts";
import { modelFigures } from "../../../../texts/models/figures.ts";
import { Field } from "../../../layout/field.tsx";
import { Select } from "../../../layout/select.tsx";
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
      <Select
        {...{ name: "equipe", label: texts.team, value: criteria.equipe }}
        options={[{ value: "", label: texts.anyTeam }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        {...{ name: "versao", label: texts.version, value: criteria.versao }}
        options={[
          { value: "", label: texts.anyVersion },
          ...versions.map(({ version, versionTag }) => ({
            value: String(version),
            label: texts.versionOption(version, versionTag),
          })),
        ]}
      />
      <Select
        {...{ name: "mapa", label: texts.map, value: map }}
        options={MAPS.map((one) => ({ value: one, label: texts.maps[one] }))}
      />
      <div class="filter-actions">
        <button class="br-button primary" type="submit">
          {texts.submit}
        </button>
        <a href={figuresPath(process)}>{texts.clear}</a>
      </div>
    </form>
  );
}
