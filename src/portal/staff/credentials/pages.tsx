import { maskPersonNumber } from "../../../domain/identifiers.ts";
import type { ActingCompany, CredentialOfPerson, CredentialState } from "../../../store/types.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { describeCompanyNumber } from "../../../texts/numbers.ts";
import { staffCredentials as texts } from "../../../texts/staff-credentials.ts";
import { maskEmail } from "../../delegation/look-ups.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { Paging } from "../../operator/pages/paging.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { AREA_PATHS } from "../areas.ts";
import { accountPath } from "../lookup/paths.ts";

/** What staff may do about credentials. */
export type CredentialActName = keyof typeof texts.acts;

/** What makes sense in each state. */
export const actsOf: Record<CredentialState, CredentialActName[]> = {
  invited: ["inviteAgain", "block"],
  active: ["resetSecondFactor", "block"],
  unprotected: ["resetSecondFactor", "block"],
  blocked: ["unblock"],
};

export interface CredentialListProps {
  search: string;
  credentials: CredentialOfPerson[];
  total: number;
  window: { first: number; size: number };
}

/** Who logs in without Gov.br, found by name, number or address. */
export function CredentialListPage({ search, credentials, total, window }: CredentialListProps) {
  const path = AREA_PATHS.credentials;
  return (
    <Panel title={texts.title} wide>
      <p>{texts.lead}</p>
      <form method="get" action={path} class="search-form">
        <Field name="busca" label={texts.search} value={search} maxLength={254} />
        <button class="br-button secondary" type="submit">
          {texts.submit}
        </button>
      </form>
      {credentials.length === 0 && <p role="status">{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={credentials}
        keyOf={({ accountId }) => accountId}
        cells={({ accountId, account, email, state }) => [
          account.displayName,
          <span class="unbroken">{maskPersonNumber(account.cpf)}</span>,
          <span class="breakable">{maskEmail(email)}</span>,
          texts.states[state],
          <a href={`${path}/${accountId}`} aria-label={texts.openLabel(account.displayName)}>
            {texts.open}
          </a>,
        ]}
      />
      {total > window.size && (
        <Paging
          page={{ items: credentials, total }}
          window={window}
          address={(page) => `${path}?${new URLSearchParams({ busca: search, pagina: String(page) })}`}
        />
      )}
    </Panel>
  );
}

export interface CredentialPageProps {
  credential: CredentialOfPerson;
  companies: ActingCompany[];
  csrf: string;
  sent: { act: string; reason: string; errors: ("ato" | "motivo")[] } | null;
}

/** One person's credentials, and what staff may do about them. */
export function CredentialPage({ credential, companies, csrf, sent }: CredentialPageProps) {
  const { account, state, lockedUntil, blockedReason } = credential;
  const moment = (date: Date | null) => (date === null ? texts.never : brasiliaMoment(date));
  const { facts } = texts;
  const rows: [string, string][] = [
    [facts.number, maskPersonNumber(account.cpf)],
    [facts.email, maskEmail(credential.email)],
    [facts.state, texts.states[state]],
    [facts.invited, moment(credential.invitedAt)],
    [facts.activated, moment(credential.activatedAt)],
    [facts.password, moment(credential.passwordChangedAt)],
    [facts.codes, String(credential.recoveryCodesLeft)],
    ...(lockedUntil === null ? [] : [[facts.locked, moment(lockedUntil)] satisfies [string, string]]),
    ...(blockedReason === null ? [] : [[facts.blocked, blockedReason] satisfies [string, string]]),
    ...companies.map(({ legalName, cnpj }): [string, string] => [
      facts.companies,
      `${legalName} (${describeCompanyNumber(cnpj)})`,
    ]),
  ];
  const errors = sent?.errors ?? [];
  const labels = { ato: texts.act, motivo: texts.reason };
  const messages = { ato: texts.actMissing, motivo: texts.reasonMissing };
  const first = actsOf[state][0]!;
  return (
    <Panel title={account.displayName} wide>
      <ErrorSummary
        errors={errors.map((key) => ({
          ...{ key, controlId: key === "ato" ? `ato-${first}` : key, label: labels[key], messages: [messages[key]] },
        }))}
      />
      <dl class="facts">
        {rows.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd class="breakable">{value}</dd>
          </>
        ))}
      </dl>
      <p>
        <a href={accountPath(credential.accountId)}>{texts.reveal}</a>
      </p>
      <PostForm action={`${AREA_PATHS.credentials}/${credential.accountId}`} csrf={csrf} class="plain-form">
        <fieldset class="choices">
          <legend>{texts.act}</legend>
          {actsOf[state].map((act) => (
            <p key={act} class="check">
              <input id={`ato-${act}`} type="radio" name="ato" value={act} checked={sent?.act === act} />
              <label for={`ato-${act}`}>{texts.acts[act]}</label>
            </p>
          ))}
          {errors.includes("ato") && <p class="field-error">{texts.actMissing}</p>}
        </fieldset>
        {actsOf[state].includes("resetSecondFactor") && <p class="fine">{texts.confirmIdentity}</p>}
        <Field
          {...{ name: "motivo", maxLength: 500, label: texts.reason, hint: texts.reasonHint, value: sent?.reason ?? "" }}
          error={errors.includes("motivo") ? texts.reasonMissing : null}
        />
        <div class="actions">
          <a class="br-button secondary" href={AREA_PATHS.credentials}>
            {texts.back}
          </a>
          <button class="br-button primary" type="submit">
            {texts.perform}
          </button>
        </div>
      </PostForm>
    </Panel>
  );
}
