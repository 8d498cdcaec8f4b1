import { differences } from "../../../../texts/models/differences.ts";
import { modelList } from "../../../../texts/models/list.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Panel } from "../../../layout/panel.tsx";
import { ErrorSummary } from "../../../pages/error-summary.tsx";
import { REASON, REASON_FIELD } from "../changes/reason.ts";
import { fieldError } from "../changes/routes.ts";

const texts = modelList.restore;

export interface RestoreProps {
  title: string;
  version: number;
  /** The version that is live. */
  live: number;
  /** Instances of it. */
  running: number;
  /** A reason that was not enough. */
  sent: string | null;
  action: string;
  /** Where both versions are compared. */
  differences: string;
  back: string;
  csrf: string;
}

/** Asks why an earlier version is to be live again. */
export function RestorePage({ title, version, live, running, sent, action, differences: compare, back, csrf }: RestoreProps) {
  const error = sent === null ? null : texts.reasonInvalid;
  return (
    <Panel title={title}>
      <ErrorSummary errors={error === null ? [] : [fieldError(REASON_FIELD, texts.reason, error)]} />
      <p>{texts.text(version, live)}</p>
      <p>{texts.running(running, live)}</p>
      <p>
        <a class="roomy" href={compare}>
          {differences.title(modelList.file.model, live, version)}
        </a>
      </p>
      <PostForm action={action} csrf={csrf} class="plain-form">
        <Field
          name={REASON_FIELD}
          label={texts.reason}
          hint={texts.reasonHint}
          rows={3}
          maxLength={REASON.max}
          {...{ value: sent ?? "", error }}
        />
        <div class="actions">
          <a class="br-button secondary" href={back}>
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
