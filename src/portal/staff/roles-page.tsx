import { maskCpf } from "../../domain/identifiers.ts";
import { PLAIN_ROLES } from "../../domain/staff.ts";
import type { StaffGrant } from "../../store/types.ts";
import { staff } from "../../texts/staff.ts";
import { PostForm } from "../layout/form.tsx";
import { Submit } from "../layout/submit.tsx";
import { ErrorSummary } from "../pages/error-summary.tsx";

/** What was typed into the form that gives a role, and what is wrong with it. */
export interface GrantForm {
  cpf: string;
  role: string;
  team: string;
  reason: string;
  errors: ("cpf" | "role" | "reason")[];
}

export const emptyGrant: GrantForm = { cpf: "", role: "operator", team: "", reason: "", errors: [] };

/** Who may do what, and the form that gives a role. */
export function RolesPage({ grants, form, csrf }: { grants: StaffGrant[]; form: GrantForm; csrf: string }) {
  const texts = staff.roles;
  return (
    <section class="panel panel-wide">
      <h1>{texts.title}</h1>
      <ErrorSummary
        errors={form.errors.map((field) => ({
          ...{ key: field, controlId: field, messages: [texts.errors[field]] },
          label: field === "cpf" ? texts.cpf : field === "role" ? texts.roleLabel : texts.reason,
        }))}
      />
      <p>{texts.lead}</p>
      <h2>{texts.current}</h2>
      {grants.length === 0 ? <p>{texts.none}</p> : <GrantsTable grants={grants} />}
      <h2>{texts.grantTitle}</h2>
      <PostForm action="/equipe/papeis" csrf={csrf} class="plain-form">
        <TextField name="cpf" label={texts.cpf} hint={texts.cpfHint} form={form} inputMode="numeric" />
        <div class="br-input">
          <label for="role">{texts.roleLabel}</label>
          <select id="role" name="role">
            {PLAIN_ROLES.map((role) => (
              <option key={role} value={role} selected={form.role === role}>
                {staff.role(role)}
              </option>
            ))}
            <option value="service-team" selected={form.role === "service-team"}>
              {texts.serviceTeam}
            </option>
          </select>
          {form.errors.includes("role") && <p class="field-error">{texts.errors.role}</p>}
        </div>
        <TextField name="team" label={texts.team} hint={texts.teamHint} form={form} />
        <TextField name="reason" label={texts.reason} hint={texts.reasonHint} form={form} />
        <Submit>{texts.grant}</Submit>
      </PostForm>
    </section>
  );
}

function GrantsTable({ grants }: { grants: StaffGrant[] }) {
  const texts = staff.roles;
  const [person, role, reason, since, revoke] = texts.columns;
  return (
    <table class="stacking">
      <thead>
        <tr>
          {texts.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.id}>
            <th scope="row" data-label={person}>
              {grant.name ?? texts.neverEntered} <span class="unbroken">({maskCpf(grant.cpf)})</span>
            </th>
            <td data-label={role}>{staff.role(grant.role)}</td>
            <td data-label={reason}>{grant.reason}</td>
            <td data-label={since}>{grant.grantedAt.toLocaleDateString("pt-BR", { timeZone: "America/Sao_Paulo" })}</td>
            <td data-label={revoke}>
              <a
                href={`/equipe/papeis/${grant.id}/retirar`}
                aria-label={texts.revokeLabel(staff.role(grant.role), grant.name ?? maskCpf(grant.cpf))}
              >
                {texts.revoke}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FieldProps {
  name: "cpf" | "team" | "reason";
  label: string;
  hint: string;
  form: GrantForm;
  inputMode?: "numeric";
}

function TextField({ name, label, hint, form, inputMode }: FieldProps) {
  const invalid = name !== "team" && form.errors.includes(name);
  return (
    <div class={`br-input${invalid ? " danger" : ""}`}>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="text"
        autocomplete="off"
        inputMode={inputMode}
        maxLength={500}
        value={form[name]}
        aria-describedby={`dica-${name}`}
        aria-invalid={invalid}
      />
      {invalid && <p class="field-error">{staff.roles.errors[name]}</p>}
      <p id={`dica-${name}`} class="fine">
        {hint}
      </p>
    </div>
  );
}

/** Asks for the reason before a role is taken. */
export function RevokePage({ grant, invalid, csrf }: { grant: StaffGrant; invalid: boolean; csrf: string }) {
  const texts = staff.roles;
  const path = `/equipe/papeis/${grant.id}/retirar`;
  return (
    <section class="panel">
      <h1>{texts.revokeTitle}</h1>
      <p>{texts.revokeText(staff.role(grant.role), grant.name ?? maskCpf(grant.cpf))}</p>
      <PostForm action={path} csrf={csrf} class="plain-form">
        <TextField
          name="reason"
          label={texts.reason}
          hint={texts.reasonHint}
          form={{ ...emptyGrant, errors: invalid ? ["reason"] : [] }}
        />
        <div class="actions">
          <a class="br-button secondary" href="/equipe/papeis">
            {texts.cancel}
          </a>
          <button class="br-button primary" type="submit">
            {texts.revoke}
          </button>
        </div>
      </PostForm>
    </section>
  );
}
