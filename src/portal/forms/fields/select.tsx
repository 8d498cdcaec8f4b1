import { Description, Errors, FormContext, Label, Select, useExpressionEvaluation } from "@bpmn-io/form-js-viewer";
import { useContext, useEffect } from "preact/hooks";
import { normaliseOptions } from "./options.ts";
import type { FieldProps, FormService } from "./props.ts";

/**
 * `select` as a native control: the one form-js brings is a div without a role, which no screen reader announces as a
 * list and no label activates. Same JSON, same data.
 */
export function NativeSelect(props: FieldProps) {
  const { field, value, domId, errors = [], disabled, readonly, onBlur, onFocus, onChange } = props;
  const context = useContext(FormContext);
  const form: FormService = context.getService("form");
  const translate: (sentence: string) => string = context.getService("translate");
  const evaluated = useExpressionEvaluation(field.valuesExpression ?? "");
  const keyed = field.valuesKey === undefined ? undefined : (form._getState().initialData?.[field.valuesKey] ?? []);
  const options = normaliseOptions(keyed ?? field.values ?? evaluated);
  const chosen = options.findIndex((option) => option.value === value);

  useEffect(() => {
    if (value !== null && value !== undefined && chosen === -1) onChange({ value: null });
  });

  return (
    <div class={`fjs-form-field fjs-form-field-select${errors.length > 0 ? " fjs-has-errors" : ""}`}>
      <Label htmlFor={domId} label={field.label} required={field.validate?.required} />
      <select
        id={domId}
        class="fjs-input"
        disabled={disabled || readonly}
        required={field.validate?.required}
        aria-invalid={errors.length > 0}
        aria-describedby={`${domId}-description ${domId}-error-message`}
        onBlur={() => onBlur?.()}
        onFocus={() => onFocus?.()}
        onChange={(event) => onChange({ value: options[Number(event.currentTarget.value)]?.value ?? null })}
      >
        {/* "none": Number("") would be the first option */}
        <option value="none" selected={chosen === -1}>
          {translate("Select")}
        </option>
        {options.map((option, index) => (
          <option key={String(option.value)} value={String(index)} selected={index === chosen}>
            {option.label}
          </option>
        ))}
      </select>
      <Description id={`${domId}-description`} description={field.description} />
      <Errors id={`${domId}-error-message`} errors={errors} />
    </div>
  );
}

NativeSelect.config = Select.config;
