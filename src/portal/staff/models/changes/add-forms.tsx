import type { ModelChange } from "../../../../store/types/model-change.ts";
import { changes } from "../../../../texts/models/changes.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Select } from "../../../layout/select.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { CSRF_FIELD } from "../../../middleware/csrf.ts";
import { changePath } from "../paths.ts";
import { type SentForm, sentField } from "./sent.ts";

const texts = changes.add;

/** What may be chosen where files are added. */
export interface NewFileChoices {
  /** Live files that the change does not have. */
  paths: string[];
  /** Processes that a scenario may be about. */
  processes: string[];
}

export interface AddFormsProps {
  change: ModelChange;
  choices: NewFileChoices;
  sent: SentForm | null;
  csrf: string;
}

/** The three ways in which a file comes into a change. */
export function AddForms(props: AddFormsProps) {
  return (
    <section class="add-forms" aria-labelledby="acrescentar">
      <h2 id="acrescentar">{texts.title}</h2>
      <div class="form-columns">
        <ExistingForm {...props} />
        <NewForm {...props} />
        <UploadForm {...props} />
      </div>
    </section>
  );
}

function ExistingForm({ change, choices, sent, csrf }: AddFormsProps) {
  const { error } = sentField(sent, "add", "caminho");
  return (
    <PostForm action={`${changePath(change.id)}/acrescentar`} csrf={csrf} class="plain-form">
      <h3>{texts.existing}</h3>
      <Select
        name="caminho"
        label={texts.existingLabel}
        options={choices.paths.map((path) => ({ value: path, label: path }))}
        error={error}
      />
      <Submit kind="secondary">{texts.existingSubmit}</Submit>
    </PostForm>
  );
}

function NewForm({ change, choices, sent, csrf }: AddFormsProps) {
  const kind = sentField(sent, "new", "tipo");
  const process = sentField(sent, "new", "processo");
  return (
    <PostForm action={`${changePath(change.id)}/criar`} csrf={csrf} class="plain-form">
      <h3>{texts.fresh}</h3>
      <Select
        name="tipo"
        label={texts.kind}
        options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
        error={kind.error}
        value={kind.value ?? ""}
      />
      <Field name="nome" label={texts.name} hint={texts.nameHint} maxLength={60} {...sentField(sent, "new", "nome")} />
      <Field name="rotulo" label={texts.label} hint={texts.labelHint} maxLength={120} {...sentField(sent, "new", "rotulo")} />
      <Select
        name="processo"
        label={texts.process}
        hint={texts.processHint}
        options={["", ...choices.processes].map((one) => ({ value: one, label: one || "—" }))}
        error={process.error}
        value={process.value ?? ""}
      />
      <Submit kind="secondary">{texts.freshSubmit}</Submit>
    </PostForm>
  );
}

function UploadForm({ change, sent, csrf }: AddFormsProps) {
  const revisions = Object.fromEntries(change.files.map(({ path, revision }) => [path, revision]));
  return (
    <form method="post" action={`${changePath(change.id)}/enviar`} encType="multipart/form-data" noValidate class="plain-form">
      <input type="hidden" name={CSRF_FIELD} value={csrf} />
      <input type="hidden" name="revisoes" value={JSON.stringify(revisions)} />
      <h3>{texts.upload}</h3>
      <Field
        name="arquivo"
        type="file"
        accept=".bpmn,.form,.yml"
        label={texts.uploadLabel}
        hint={texts.uploadHint}
        error={sentField(sent, "upload", "arquivo").error}
      />
      <Submit kind="secondary">{texts.uploadSubmit}</Submit>
    </form>
  );
}
