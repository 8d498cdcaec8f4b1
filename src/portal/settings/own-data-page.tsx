import type { OwnDataSection } from "../../store/types.ts";
import { brasiliaMoment } from "../../texts/moments.ts";
import { ownData as texts } from "../../texts/own-data.ts";
import { Panel } from "../layout/panel.tsx";
import { SettingsNavigation } from "./navigation.tsx";
import { SETTINGS_PATHS } from "./paths.ts";

/** Rows of a part that the page shows; the file has all. */
const SHOWN = 20;
/** Longer values are cut on the page. */
const VALUE_LIMIT = 300;

/** Everything that is held about a person, to read; and of what nothing is held. */
export function OwnDataPage({ sections }: { sections: OwnDataSection[] }) {
  return (
    <Panel title={texts.title} wide>
      <SettingsNavigation current="data" />
      <p>{texts.lead}</p>
      <p class="fine">{texts.left}</p>
      <p>
        <a class="br-button primary" href={`${SETTINGS_PATHS.data}.json`} download>
          {texts.download}
        </a>
      </p>
      {sections
        .filter(({ rows }) => rows.length > 0)
        .map((section) => (
          <OwnDataPart key={section.name} section={section} />
        ))}
      <Nothing sections={sections.filter(({ rows }) => rows.length === 0)} />
    </Panel>
  );
}

function OwnDataPart({ section: { name, fields, rows } }: { section: OwnDataSection }) {
  const title = texts.sections[name];
  return (
    <details class="own-data" open={name === "account"}>
      <summary>
        {title} <span class="fine">({texts.count(rows.length)})</span>
      </summary>
      {rows.slice(0, SHOWN).map((row, index) => (
        <dl class="facts" key={index}>
          {fields
            .filter((field) => isSaid(row[field]))
            .map((field) => [
              <dt key={field}>{texts.fields[field]}</dt>,
              <dd key={`${field}-value`}>{readable(field, row[field])}</dd>,
            ])}
        </dl>
      ))}
      {rows.length > SHOWN && <p>{texts.more(rows.length - SHOWN)}</p>}
    </details>
  );
}

function Nothing({ sections }: { sections: OwnDataSection[] }) {
  if (sections.length === 0) return null;
  return (
    <>
      <h2>{texts.nothingTitle}</h2>
      <p>{sections.map(({ name }) => texts.sections[name]).join("; ")}.</p>
    </>
  );
}

function isSaid(value: unknown): boolean {
  return value !== null && value !== "" && value !== undefined;
}

function readable(field: string, given: unknown): string {
  const value = typeof given === "string" ? (texts.values[field]?.(given) ?? given) : given;
  if (value instanceof Date) return brasiliaMoment(value);
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > VALUE_LIMIT ? `${text.slice(0, VALUE_LIMIT)}…` : text;
}
