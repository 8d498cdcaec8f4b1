import type { ModelChangeSummary } from "../../../../store/types/model-change.ts";
import { modelList } from "../../../../texts/models/list.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Select } from "../../../layout/select.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { TITLE, TITLE_FIELD } from "../changes/begin.tsx";
import { CHANGES_PATH } from "../paths.ts";

const texts = modelList.file;

interface ChangeFormProps {
  path: string;
  /** Changes of whoever looks, to which it may be added. */
  mine: ModelChangeSummary[];
  csrf: string;
}

/** Takes a file along into a change: one of mine, or a new one. */
export function ChangeForm({ path, mine, csrf }: ChangeFormProps) {
  return (
    <PostForm action={CHANGES_PATH} csrf={csrf} class="plain-form">
      <p>{texts.changeLead}</p>
      <input type="hidden" name="caminho" value={path} />
      {mine.length > 0 && (
        <Select
          name="mudanca"
          label={texts.changeMine}
          options={[{ value: "", label: texts.changeNew }, ...mine.map(({ id, title }) => ({ value: id, label: title }))]}
        />
      )}
      <Field name={TITLE_FIELD} label={texts.changeTitle} hint={modelList.beginHint} maxLength={TITLE.max} />
      <Submit>{texts.changeSubmit}</Submit>
    </PostForm>
  );
}
