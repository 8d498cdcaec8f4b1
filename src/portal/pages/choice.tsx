import type { Language } from "../../domain/language.ts";
import { taskFormTexts } from "../../texts/form-messages.ts";
import type { TwoWayChoice } from "../forms/types.ts";
import { Icon } from "../layout/icon.tsx";

/** Labels up to this length fit on a button. */
const BUTTON_LENGTH = 32;

/**
 * The guide's two buttons (Cancelar / Vincular). The first option is the one that goes on: it is the primary button and
 * stands at the right. Answers too long for a button become two cards, in the order of the form.
 */
export function Choice({ choice, language }: { choice: TwoWayChoice; language: Language }) {
  const { key, label, description, options } = choice;
  const asButtons = options.every((option) => option.label.length <= BUTTON_LENGTH);
  return (
    <fieldset class="choice">
      <legend>{label || taskFormTexts[language].choose}</legend>
      {description !== "" && <p class="choice-description">{description}</p>}
      <div class={asButtons ? "choice-buttons" : "choice-cards"}>
        {(asButtons ? options.toReversed() : options).map((option) => (
          <button
            key={option.value}
            class={asButtons ? `br-button ${option === options[0] ? "primary" : "secondary"}` : "choice-card"}
            type="submit"
            name={`f.${key}`}
            value={option.value}
          >
            <span>{option.label}</span>
            {!asButtons && <Icon name="chevron-right" />}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
