import { migration } from "../../../texts/migration.ts";
import { HowItWorks } from "../../explanation/link.tsx";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { SignIn } from "../../layout/sign-in.tsx";
import { ErrorSummary } from "../../pages/error-summary.tsx";
import { ACCOUNT_MIGRATION } from "../begin.ts";
import { OLD_DOOR, PASSWORD_PATH } from "../paths.ts";

/** Asks for the old login alone. `wrong`: what was typed and is none. */
export function OldLoginPage({ csrf, wrong }: { csrf: string; wrong: string | null }) {
  const texts = migration.door;
  const error = wrong === null ? null : texts.missing;
  return (
    <Panel title={texts.title}>
      <ErrorSummary
        errors={error === null ? [] : [{ key: "login", controlId: "login", label: texts.label, messages: [error] }]}
      />
      <p>
        {texts.text} <HowItWorks process={ACCOUNT_MIGRATION} />
      </p>
      <PostForm action={OLD_DOOR} csrf={csrf} class="plain-form">
        <Field name="login" label={texts.label} value={wrong ?? ""} error={error} autocomplete="username" maxLength={200} />
        <div class="actions">
          <a class="br-button secondary" href="/">
            {texts.back}
          </a>
          <button class="br-button primary" type="submit">
            {texts.submit}
          </button>
        </div>
      </PostForm>
    </Panel>
  );
}

export interface OldPasswordProps {
  login: string;
  /** The last one was not accepted. */
  refused: boolean;
  csrf: string;
}

/** Asks for its password. A refusal never says what was wrong. */
export function OldPasswordPage({ login, refused, csrf }: OldPasswordProps) {
  const texts = migration.password;
  const errors = refused ? [{ key: "senha", controlId: "senha", label: texts.label, messages: [texts.refused] }] : [];
  return (
    <Panel title={texts.title}>
      <ErrorSummary errors={errors} />
      <p>{texts.lead}</p>
      <dl class="facts">
        <dt>{texts.login}</dt>
        <dd>{login}</dd>
      </dl>
      <PostForm action={PASSWORD_PATH} csrf={csrf} class="plain-form">
        <Field
          name="senha"
          label={texts.label}
          type="password"
          autocomplete="current-password"
          maxLength={200}
          error={refused ? texts.refusedShort : null}
        />
        <div class="actions">
          <a class="br-button secondary" href={OLD_DOOR}>
            {texts.other}
          </a>
          <button class="br-button primary" type="submit">
            {texts.submit}
          </button>
        </div>
      </PostForm>
      <p class="fine">{texts.forgotten}</p>
    </Panel>
  );
}

/** A login that has been migrated: no password is asked any more, anywhere. */
export function DeadLoginPage({ login }: { login: string }) {
  const texts = migration.dead;
  return (
    <Panel title={texts.title}>
      <dl class="facts">
        <dt>{migration.password.login}</dt>
        <dd>{login}</dd>
      </dl>
      <p>{texts.text}</p>
      <p>{texts.next}</p>
      <p class="fine">{texts.doubt}</p>
      <div class="actions">
        <a class="br-button secondary" href={OLD_DOOR}>
          {texts.other}
        </a>
        <SignIn />
      </div>
    </Panel>
  );
}
