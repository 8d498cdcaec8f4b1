import type { ComponentChildren } from "preact";
import { explanation } from "../../../texts/models/explanation.ts";
import { brasiliaDay } from "../../../texts/moments.ts";
import { Panel } from "../../layout/panel.tsx";
import { explanationPath } from "../../staff/models/paths.ts";
import type { Explained } from "../explained.ts";
import { EXPLANATIONS_PATH } from "../link.tsx";
import { Drawing } from "./drawing.tsx";
import { Course, Deadlines, Ends, People, Refusals, Services } from "./sections.tsx";

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
