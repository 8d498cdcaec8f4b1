import type { Language } from "../../domain/language.ts";
import { taskFormTexts } from "../../texts/form-messages.ts";
import type { FieldError } from "../forms/types.ts";
import { Icon } from "../layout/icon.tsx";

/** What to correct, above the form; gets the focus when the page opens. Links lead to the fields. */
export function ErrorSummary({
  errors,
  choice = false,
  language = "pt",
}: {
  errors: FieldError[];
  choice?: boolean;
  language?: Language;
}) {
  if (errors.length === 0) return null;
  const texts = taskFormTexts[language];
  return (
    <div id="erros" class="br-message danger error-summary" role="alert" tabIndex={-1} autofocus>
      <div class="icon">
        <Icon name="times-circle" />
      </div>
      <div class="content">
        <h2>{choice ? texts.choiceMissingTitle : texts.errorSummary(errors.length)}</h2>
        {choice ? (
          <p>{texts.choiceMissing}</p>
        ) : (
          <ul>
            {errors.map((error) => (
              <li key={error.key}>
                <a href={`#${error.controlId}`}>
                  {error.label}: {error.messages.join(" ")}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
