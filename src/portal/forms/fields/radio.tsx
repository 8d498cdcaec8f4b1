import { Radio, useSingleLineTemplateEvaluation } from "@bpmn-io/form-js-viewer";
import type { FieldProps } from "./props.ts";

/** `radio` as form-js draws it, named as one group: its own label belongs to no control. */
export function NamedRadio(props: FieldProps) {
  const label: string = useSingleLineTemplateEvaluation(props.field.label ?? "", { debug: true });
  return (
    // Not a fieldset: its legend would have to stand inside the markup of form-js.
    <div role="radiogroup" aria-label={label} aria-describedby={`${props.domId}-error-message`}>
      <Radio {...props} />
    </div>
  );
}

NamedRadio.config = Radio.config;
