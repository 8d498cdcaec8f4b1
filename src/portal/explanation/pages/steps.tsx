import type { Destination, Field, Step } from "../../../explanation/index.ts";
import { explanation } from "../../../texts/models/explanation.ts";
import { explanationPath } from "../../staff/models/paths.ts";

const texts = explanation.page;

/** Address of a step in the page. */
export const stepAnchor = (id: string) => `passo-${id}`;
/** Address of an end in the page. */
export const endAnchor = (id: string) => `fim-${id}`;

/** Steps in words, each with what it asks and where it leads. */
export function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol class="told-steps">
      {steps.map((step) => (
        <li key={step.id} id={stepAnchor(step.id)} class={`told-step told-${step.kind}`}>
          <p class="told-name">
            <span class="told-number">{step.number}</span> <strong>{step.name}</strong>
            <By step={step} />
          </p>
          {step.text !== null && <p>{step.text}</p>}
          {step.setOffBy !== null && (
            <p>{step.kind === "wait" ? texts.waitsFor(step.setOffBy) : texts.setOffBy(step.setOffBy)}</p>
          )}
          {step.repeats !== null && <p>{step.repeats}.</p>}
          {step.calls !== null && <Called calls={step.calls} />}
          <Asked fields={step.asks} />
          {step.inside.length > 0 && <Steps steps={step.inside} />}
          <Ways step={step} />
        </li>
      ))}
    </ol>
  );
}

function By({ step: { who, kind } }: { step: Step }) {
  const label = who ?? texts.kinds[kind];
  return label === "" ? null : (
    <>
      {" "}
      <span class="told-who">{label}</span>
    </>
  );
}

function Called({ calls }: { calls: NonNullable<Step["calls"]> }) {
  if (!calls.known) return <p>{texts.callsUnknown(calls.key)}</p>;
  return (
    <p>
      {texts.calls} <a href={explanationPath(calls.key)}>{calls.name}</a>.
    </p>
  );
}

function Asked({ fields }: { fields: Field[] }) {
  if (fields.length === 0) return null;
  return (
    <details class="told-asked">
      <summary>{texts.asks(fields.length)}</summary>
      <ul>
        {fields.map(({ label, ...field }, index) => (
          <li key={`${index} ${label}`}>
            {label}
            {describe(field)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function describe({ required, options, note }: Omit<Field, "label">): string {
  const said = [
    ...(required ? [texts.required] : []),
    ...(note === null ? [] : [note]),
    ...(options.length === 0 ? [] : [texts.options(explanation.or(options))]),
  ];
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}

/** What comes after a step; nothing where that is simply the next one. */
function Ways({ step: { ways, together } }: { step: Step }) {
  const [first] = ways;
  if (first === undefined) return null;
  if (ways.length === 1 && first.when === null && first.to.kind === "step" && first.to.next) return null;
  return (
    <>
      {together && <p>{texts.together}</p>}
      <ul class="told-ways">
        {ways.map((way, index) => (
          <li key={`${index} ${way.when}`} class={`told-way told-way-${way.kind}`}>
            {way.when === null ? (together ? "" : texts.afterwards) : texts.happens(way.when)} <Goes to={way.to} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where a way leads, as a sentence goes on. */
export function Goes({ to }: { to: Destination }) {
  const { goes } = texts;
  switch (to.kind) {
    case "step":
      return (
        <>
          {to.back ? goes.back : goes.next} <a href={`#${stepAnchor(to.id)}`}>{texts.step(to)}</a>
        </>
      );
    case "end":
      return (
        <>
          {goes.end} <a href={`#${endAnchor(to.id)}`}>{to.name}</a>
        </>
      );
    case "part":
      return (
        <>
          {goes.part} {to.name}
        </>
      );
    default:
      return <>{goes[to.kind]}</>;
  }
}
