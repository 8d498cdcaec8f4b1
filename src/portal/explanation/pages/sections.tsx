import type { Explanation } from "../../../explanation/index.ts";
import type { Service } from "../../../store/types.ts";
import { explanation } from "../../../texts/models/explanation.ts";
import { Table } from "../../layout/table.tsx";
import { endAnchor, Goes, Steps, stepAnchor } from "./steps.tsx";

const texts = explanation.page;

/** Services that run on the model, with the teams that answer for them. */
export function Services({ services }: { services: Service[] }) {
  return (
    <Table
      columns={texts.serviceColumns}
      rows={services}
      keyOf={({ id }) => id}
      cells={({ code, name, team }) => [`${code} - ${name}`, team.name, team.contact]}
    />
  );
}

/** Who takes part, with their steps. */
export function People({ people }: Pick<Explanation, "people">) {
  return (
    <dl class="told-people">
      {people.map(({ who, steps }) => (
        <div key={who}>
          <dt>{who}</dt>
          {steps.map((step) => (
            <dd key={step.id}>
              <a href={`#${stepAnchor(step.id)}`}>{texts.step(step)}</a>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** How it begins, and every step. */
export function Course({ told: { begins, steps } }: { told: Explanation }) {
  return (
    <>
      {begins.map(({ name, when, text }) => (
        <p key={name}>
          {when === null ? texts.begins(name) : texts.beginsWhen(name, when)} {text}
        </p>
      ))}
      <Steps steps={steps} />
    </>
  );
}

/** When what comes to pass by itself. */
export function Deadlines({ told: { deadlines } }: { told: Explanation }) {
  return (
    <Table
      columns={texts.deadlineColumns}
      rows={deadlines}
      keyOf={({ step, when }) => `${step.id} ${when}`}
      cells={({ step, when, to }) => [
        <a key="step" href={`#${stepAnchor(step.id)}`}>
          {step.name}
        </a>,
        when,
        <Goes key="to" to={to} />,
      ]}
    />
  );
}

/** What may be refused, and what that means. */
export function Refusals({ told: { refusals } }: { told: Explanation }) {
  return (
    <Table
      columns={texts.refusalColumns}
      rows={refusals}
      keyOf={({ step, code, name }) => `${step.id} ${code} ${name}`}
      cells={({ step, name, means, to }) => [
        <a key="step" href={`#${stepAnchor(step.id)}`}>
          {step.name}
        </a>,
        name,
        means ?? texts.noMeaning,
        <Goes key="to" to={to} />,
      ]}
    />
  );
}

/** The ways in which it may end. */
export function Ends({ told: { ends } }: { told: Explanation }) {
  return (
    <dl class="told-ends">
      {ends.map(({ id, name, text }) => (
        <div key={id} id={endAnchor(id)}>
          <dt>{name}</dt>
          {text !== null && <dd>{text}</dd>}
        </div>
      ))}
    </dl>
  );
}
