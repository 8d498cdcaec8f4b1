import type { ComponentChildren } from "preact";
import type { Explanation } from "../../../explanation/index.ts";
import type { Service } from "../../../store/types.ts";
import { explanation } from "../../../texts/models/explanation.ts";
import { brasiliaDay } from "../../../texts/moments.ts";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { explanationPath } from "../../staff/models/paths.ts";
import type { Explained } from "../explained.ts";
import { EXPLANATIONS_PATH } from "../link.tsx";
import { Drawing } from "./drawing.tsx";
import { endAnchor, Goes, Steps, stepAnchor } from "./steps.tsx";

const texts = explanation.page;

/** What a model does: purpose, who does what, every step, deadlines, refusals and ends; with its drawing. */
export function ExplanationPage({ version, latest, told, services }: Explained) {
  const sections: [string, string, ComponentChildren][] = [];
  const add = (id: string, title: string, shown: boolean, content: ComponentChildren) => {
    if (shown) sections.push([id, title, content]);
  };
  add("servicos", texts.services, services.length > 0, <Services services={services} />);
  if (told !== null) {
    add("quem", texts.people, told.people.length > 0, <People people={told.people} />);
    add("passos", texts.steps, true, <Course told={told} />);
    add("prazos", texts.deadlines, told.deadlines.length > 0, <Deadlines told={told} />);
    add("recusas", texts.refusals, told.refusals.length > 0, <Refusals told={told} />);
    add("fins", texts.ends, told.ends.length > 0, <Ends told={told} />);
  }
  return (
    <Panel title={texts.title(told?.name ?? version.key)} wide>
      {told?.purpose.map((paragraph) => (
        <p key={paragraph} class="lead">
          {paragraph}
        </p>
      ))}
      <VersionLine version={version} latest={latest} />
      <Drawing version={version} />
      {told === null && <p role="alert">{texts.unreadable}</p>}
      <nav class="told-contents" aria-label={texts.contents}>
        <ul>
          {sections.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map(([id, title, content]) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          {content}
        </section>
      ))}
      <p>
        <a href={EXPLANATIONS_PATH}>{texts.all}</a>
      </p>
    </Panel>
  );
}

function VersionLine({ version, latest }: Pick<Explained, "version" | "latest">) {
  if (version.version === latest.version) {
    return <p class="fine">{texts.version(version.version, version.since && brasiliaDay(version.since))}</p>;
  }
  return (
    <p class="told-earlier">
      {texts.earlier(version.version)} <a href={explanationPath(version.key)}>{texts.latest(latest.version)}</a>.
    </p>
  );
}

function Services({ services }: { services: Service[] }) {
  return (
    <Table
      columns={texts.serviceColumns}
      rows={services}
      keyOf={({ id }) => id}
      cells={({ code, name, team }) => [`${code} - ${name}`, team.name, team.contact]}
    />
  );
}

function People({ people }: Pick<Explanation, "people">) {
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

function Course({ told: { begins, steps } }: { told: Explanation }) {
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

function Deadlines({ told: { deadlines } }: { told: Explanation }) {
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

function Refusals({ told: { refusals } }: { told: Explanation }) {
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

function Ends({ told: { ends } }: { told: Explanation }) {
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
