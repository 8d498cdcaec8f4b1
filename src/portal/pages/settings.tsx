import { formatPersonNumber, isForeignPerson, maskPersonNumber } from "../../domain/identifiers.ts";
import type { Account } from "../../store/types.ts";
import { portal } from "../../texts/portal.ts";
import { settings } from "../../texts/settings.ts";
import { Field } from "../layout/field.tsx";
import { PostForm } from "../layout/form.tsx";
import { Panel } from "../layout/panel.tsx";
import { Submit } from "../layout/submit.tsx";
import { SettingsNavigation } from "../settings/navigation.tsx";
import { ErrorSummary } from "./error-summary.tsx";

/** Who the person is for us, and the one thing to change: where alerts go. */
export function SettingsPage({ account, rejected, csrf }: { account: Account; rejected: string | null; csrf: string }) {
  const texts = portal.settings;
  const current = account.alertEmail ?? account.email;
  const invalid = rejected !== null;
  const foreign = isForeignPerson(account.cpf);
  return (
    <Panel title={texts.title} wide>
      <SettingsNavigation current="personal" />
      <ErrorSummary
        errors={invalid ? [{ key: "email", controlId: "email", label: texts.label, messages: [texts.invalid] }] : []}
      />
      <dl class="facts">
        <dt>{account.socialName === null ? texts.name : settings.socialName}</dt>
        <dd>{account.displayName}</dd>
        <dt>{foreign ? texts.ownNumber : texts.cpf}</dt>
        <dd>{foreign ? formatPersonNumber(account.cpf) : maskPersonNumber(account.cpf)}</dd>
        <dt>{foreign ? texts.ownLevel : texts.level}</dt>
        <dd>{foreign ? texts.ownCredentials : account.level === null ? texts.unknown : texts.levels[account.level]}</dd>
        <dt>{foreign ? texts.loginEmail : texts.verified}</dt>
        <dd>{account.email ?? texts.unknown}</dd>
        <dt>{texts.current}</dt>
        <dd>{current ?? texts.unknown}</dd>
      </dl>
      {foreign ? (
        <p>
          <a href="/acesso">{texts.ownAccess}</a>
        </p>
      ) : (
        <p class="fine">{texts.source}</p>
      )}
      {account.socialName !== null && <p class="fine">{settings.socialNameSource}</p>}
      {account.pendingAlertEmail !== null && <p class="pending">{texts.pending(account.pendingAlertEmail)}</p>}
      <PostForm action="/configuracoes" csrf={csrf} class="plain-form">
        <Field
          {...{ name: "email", type: "email", autocomplete: "email", required: true, maxLength: 254 }}
          {...{ label: texts.label, value: rejected ?? current ?? "", hint: texts.hint }}
          error={invalid ? texts.invalid : null}
        />
        <Submit>{texts.submit}</Submit>
      </PostForm>
    </Panel>
  );
}
