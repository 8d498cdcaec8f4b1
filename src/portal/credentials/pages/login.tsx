import type { Language } from "../../../domain/language.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Message } from "../../layout/message.tsx";
import { Panel } from "../../layout/panel.tsx";
import { FIELDS } from "../errors.ts";
import { CODE_PATH, LOGIN_PATH, RECOVERY_PATH } from "../paths.ts";

interface LoginProps {
  language: Language;
  csrf: string;
  /** As it was typed. */
  email?: string;
  /** What the step before, or this one, came to. */
  message?: { kind: "info" | "danger"; text: string } | null;
}

/** First step: address and password. */
export function LoginPage({ language, csrf, email = "", message = null }: LoginProps) {
  const { login, fields } = credentials[language];
  return (
    <Panel title={login.title}>
      {message !== null && <Message kind={message.kind}>{message.text}</Message>}
      <p>{login.lead}</p>
      <PostForm action={LOGIN_PATH} csrf={csrf} class="plain-form">
        <Field
          {...{ name: FIELDS.email, type: "email", autocomplete: "username", maxLength: 254, required: true }}
          {...{ label: fields.email, value: email }}
        />
        <Field
          {...{ name: FIELDS.password, type: "password", autocomplete: "current-password", maxLength: 200, required: true }}
          label={fields.password}
        />
        <div class="actions">
          <a class="br-button secondary" href={RECOVERY_PATH}>
            {login.forgotten}
          </a>
          <button class="br-button primary" type="submit">
            {login.enter}
          </button>
        </div>
      </PostForm>
      <p class="fine">
        {login.govbr} <a href="/">{login.govbrLink}</a>
      </p>
    </Panel>
  );
}

/** Second step: the code of the app. */
export function CodePage({ language, csrf, refused }: { language: Language; csrf: string; refused: boolean }) {
  const { code: texts, fields } = credentials[language];
  return (
    <Panel title={texts.title}>
      <p>{texts.lead}</p>
      <PostForm action={CODE_PATH} csrf={csrf} class="plain-form">
        <Field
          {...{ name: FIELDS.code, autocomplete: "one-time-code", maxLength: 30, required: true, alert: true }}
          {...{ label: fields.code, hint: fields.codeHint, error: refused ? texts.refused : null }}
        />
        <div class="actions">
          <a class="br-button secondary" href={LOGIN_PATH}>
            {texts.again}
          </a>
          <button class="br-button primary" type="submit">
            {texts.enter}
          </button>
        </div>
      </PostForm>
      <p class="fine">{texts.lost}</p>
    </Panel>
  );
}
