import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import { brasiliaMoment } from "../../../../texts/moments.ts";
import { Field } from "../../../layout/field.tsx";
import { Select } from "../../../layout/select.tsx";
import { ACT_FIELDS, type Act, PASS_FIELD, PASS_KEY, prefixOf, type SentAct } from "./acts.ts";
import { Carried, type CarriedProps } from "./carried.tsx";
import { InputField } from "./input-field.tsx";
import { inputField, MORE_FIELD } from "./read-inputs.ts";
import { shortened } from "./shortened.ts";

const texts = modelRehearsal.acts;

interface ActsProps extends Omit<CarriedProps, "act" | "children"> {
  acts: Act[];
  sent: SentAct | null;
}

/** Everything that may happen next, one form each, and time that passes. */
export function ActForms({ acts, sent, ...carried }: ActsProps) {
  const pass = sent?.key === PASS_KEY ? sent : null;
  const timers = acts.some(({ waiting }) => waiting.kind === "timer");
  return (
    <div class="rehearsal-acts">
      {acts.map((act, index) => (
        <ActForm key={act.key} {...carried} act={act} prefix={prefixOf(index)} sent={sent?.key === act.key ? sent : null} />
      ))}
      {timers && (
        <section class="rehearsal-act">
          <h3>{texts.passTitle}</h3>
          <Carried {...carried} act="passo">
            <input type="hidden" name={ACT_FIELDS.key} value={PASS_KEY} />
            <Field
              {...{ name: PASS_FIELD, label: texts.pass, hint: texts.passHint, maxLength: 100 }}
              value={pass?.values[PASS_FIELD] ?? ""}
              error={pass?.errors[PASS_FIELD] ?? null}
            />
            <Button>{texts.passSubmit}</Button>
          </Carried>
        </section>
      )}
    </div>
  );
}

interface ActFormProps extends Omit<CarriedProps, "act" | "children"> {
  act: Act;
  prefix: string;
  sent: SentAct | null;
}

function ActForm({ act, prefix, sent, ...carried }: ActFormProps) {
  const { waiting, inputs, errors } = act;
  const { kind, name, process, id } = waiting;
  const values = sent?.values ?? act.values;
  const more = { name: MORE_FIELD, id: `${prefix}-${MORE_FIELD}`, label: texts.more, hint: texts.moreHint, rows: 2 };
  const takesMore = kind === "userTask" || kind === "externalTask" || kind === "message";
  return (
    <section class="rehearsal-act" aria-labelledby={prefix}>
      <h3 id={prefix}>{texts[kind](name)}</h3>
      <p class="fine">{[texts.of(process, id), ...(kind === "externalTask" ? [texts.topic(waiting.topic)] : [])].join(", ")}</p>
      {kind === "externalTask" && <Inputs inputs={waiting.inputs} />}
      {kind !== "signal" && kind !== "condition" && (
        <Carried {...carried} act="passo">
          <input type="hidden" name={ACT_FIELDS.key} value={act.key} />
          {takesMore && Object.values(act.values).some((value) => value !== "") && <p class="fine">{texts.prefilled}</p>}
          {kind === "userTask" && inputs.length === 0 && <p>{texts.noFields}</p>}
          {kind === "externalTask" && act.isUnknown && <p>{texts.noContract}</p>}
          {inputs.map((input) => (
            <InputField
              key={input.name}
              {...{ input, prefix }}
              value={values[inputField(input.name)] ?? ""}
              error={sent?.errors[inputField(input.name)] ?? null}
            />
          ))}
          {takesMore && <Field {...more} value={values[MORE_FIELD] ?? ""} error={sent?.errors[MORE_FIELD] ?? null} />}
          <Button>{submitOf(act)}</Button>
          {Object.keys(errors).length > 0 && (
            <>
              <Select
                {...{ id: `${prefix}-${ACT_FIELDS.code}`, name: ACT_FIELDS.code, label: texts.code }}
                value={sent?.values[ACT_FIELDS.code] ?? ""}
                error={sent?.errors[ACT_FIELDS.code] ?? null}
                options={[
                  { value: "", label: texts.codeChoose },
                  ...Object.entries(errors).map(([code, meaning]) => ({ value: code, label: `${code}: ${meaning}` })),
                ]}
              />
              <Button name={ACT_FIELDS.answer} value="recusar">
                {texts.refuse}
              </Button>
            </>
          )}
        </Carried>
      )}
    </section>
  );
}

function Inputs({ inputs }: { inputs: Record<string, unknown> }) {
  const entries = Object.entries(inputs);
  return (
    <details>
      <summary>{texts.inputs}</summary>
      {entries.length === 0 ? (
        <p>{texts.inputsNone}</p>
      ) : (
        <dl class="facts">
          {entries.map(([name, value]) => (
            <>
              <dt key={name}>{name}</dt>
              <dd key={`${name} value`}>{shortened(value)}</dd>
            </>
          ))}
        </dl>
      )}
    </details>
  );
}

function submitOf({ waiting }: Act): string {
  if (waiting.kind === "timer") return texts.wait(brasiliaMoment(new Date(waiting.due)));
  if (waiting.kind === "message") return texts.receive;
  return waiting.kind === "userTask" ? texts.complete : texts.answer;
}

function Button({ children, ...rest }: { name?: string; value?: string; children: string }) {
  return (
    <div class="actions">
      <button class="br-button secondary" type="submit" {...rest}>
        {children}
      </button>
    </div>
  );
}
