import { modelList as texts } from "../../../../texts/models/list.ts";
import { Field } from "../../../layout/field.tsx";
import { PostForm } from "../../../layout/form.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { CHANGES_PATH } from "../paths.ts";

/** What a change may be called. */
export const TITLE = { min: 3, max: 120 };
/** Whether a change may be called so. */
export const isTitle = (title: string): boolean => title.length >= TITLE.min && title.length <= TITLE.max;
/** Name of its field. */
export const TITLE_FIELD = "titulo";

/** Asks for the title of a new change. */
export function BeginForm({ csrf, value, error = null }: { csrf: string; value?: string; error?: string | null }) {
  return (
    <PostForm action={CHANGES_PATH} csrf={csrf} class="plain-form">
      <h3>{texts.begin}</h3>
      <Field
        name={TITLE_FIELD}
        label={texts.beginTitle}
        hint={texts.beginHint}
        maxLength={TITLE.max}
        {...{ error, ...(value !== undefined && { value }) }}
      />
      <Submit>{texts.begin}</Submit>
    </PostForm>
  );
}
