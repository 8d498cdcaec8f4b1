import { maskCpf } from "../../../../domain/identifiers.ts";
import type { LegacyAccount, LegacyState } from "../../../../store/types.ts";
import { migrationStaff as texts } from "../../../../texts/migration-staff.ts";
import { Field } from "../../../layout/field.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { Table } from "../../../layout/table.tsx";
import { LOGINS_PATH, loginPath } from "../paths.ts";

export interface SearchProps {
  text: string;
  state: LegacyState | null;
  /** Too few letters to search for. */
  short: boolean;
  /** Null: nothing was asked for. */
  rows: (LegacyAccount & { processes: number })[] | null;
  more: boolean;
}

/** Finds old logins. A reading form: its answer can be bookmarked, and changes nothing. */
export function SearchPage({ text, state, short, rows, more }: SearchProps) {
  const { search } = texts;
  return (
    <Panel title={search.title} wide>
      <form method="get" action={LOGINS_PATH} class="plain-form" noValidate>
        <Field
          name="busca"
          label={search.label}
          hint={search.hint}
          value={text}
          error={short ? search.short : null}
          alert
          maxLength={200}
        />
        <div class="br-input">
          <label for="situacao">{search.state}</label>
          <select id="situacao" name="situacao">
            <option value="">{search.anyState}</option>
            {(["ready", "migrating", "migrated", "blocked", "inactive"] as const).map((one) => (
              <option key={one} value={one} selected={one === state}>
                {texts.state[one]}
              </option>
            ))}
          </select>
        </div>
        <Submit>{search.submit}</Submit>
      </form>
      {rows !== null && rows.length === 0 && <p role="status">{search.none}</p>}
      <Table
        columns={search.columns}
        rows={rows ?? []}
        keyOf={({ id }) => id}
        cells={({ id, login, name, cpf, state: standing, processes }) => [
          <a key="login" href={loginPath(id)}>
            {login}
          </a>,
          name,
          cpf === null ? search.withoutCpf : maskCpf(cpf),
          texts.state[standing],
          processes.toLocaleString("pt-BR"),
        ]}
      />
      {more && (
        <div class="actions">
          <a class="br-button secondary" rel="next" href={nextAddress(text, state, rows!.at(-1)!.login)}>
            {search.next}
          </a>
        </div>
      )}
    </Panel>
  );
}

function nextAddress(text: string, state: LegacyState | null, after: string): string {
  return `${LOGINS_PATH}?${new URLSearchParams({ busca: text, situacao: state ?? "", depois: after })}`;
}
