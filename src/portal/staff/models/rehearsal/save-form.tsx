import type { Standing } from "../../../../rehearsal/index.ts";
import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import type { FieldError } from "../../../forms/types.ts";
import { Field } from "../../../layout/field.tsx";
import { Submit } from "../../../layout/submit.tsx";
import { Carried, type CarriedProps } from "./carried.tsx";

const texts = modelRehearsal.save;

/** Fields of the form, and what the title may be. */
export const SAVE_FIELDS = { title: "titulo", replace: "substituir" };
export const SCENARIO_TITLE = { min: 3, max: 100 };

/** What was sent to keep a rehearsal and could not be done. */
export interface SentSave {
  title: string;
  errors: FieldError[];
}

interface SaveProps extends Omit<CarriedProps, "act" | "children"> {
  standing: Standing;
  sent: SentSave | null;
}

/** Keeps a rehearsal that came to its end. */
export function SaveForm({ standing, sent, ...carried }: SaveProps) {
  const { origin } = carried.state;
  const canBeKept = standing.hasEnded && standing.end !== null && standing.problem === null;
  return (
    <section>
      <h2>{texts.title}</h2>
      <p>{canBeKept ? texts.lead : texts.early}</p>
      {canBeKept && (
        <Carried {...carried} act="guardar">
          <Field
            {...{ name: SAVE_FIELDS.title, label: texts.name, hint: texts.nameHint, maxLength: SCENARIO_TITLE.max }}
            value={sent?.title ?? ""}
            error={sent?.errors[0]?.messages[0] ?? null}
          />
          {origin !== undefined && (
            <p>
              <label>
                <input type="checkbox" name={SAVE_FIELDS.replace} value="sim" /> {texts.replace(origin)}
              </label>
            </p>
          )}
          <Submit>{texts.submit}</Submit>
        </Carried>
      )}
    </section>
  );
}
