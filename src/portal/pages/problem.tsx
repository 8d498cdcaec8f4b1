import type { ComponentChildren } from "preact";
import { Panel } from "../layout/panel.tsx";
import { Reference } from "./reference.tsx";

export interface ProblemPageProps {
  texts: { title: string; text: string };
  next: string;
  reference: string | null;
  actions: { href: string; label: string }[];
  /** What most people should press; stands last among the actions. */
  primary?: ComponentChildren;
  children?: ComponentChildren;
}

/** What happened, that nothing is lost, what to do, and the number for support. */
export function ProblemPage({ texts, next, reference, actions, primary, children }: ProblemPageProps) {
  return (
    <Panel title={texts.title}>
      <p>{texts.text}</p>
      <p>{next}</p>
      {reference !== null && <Reference number={reference} />}
      {children}
      <div class="actions">
        {actions.map(({ href, label }) => (
          <a key={href} class="br-button secondary" href={href}>
            {label}
          </a>
        ))}
        {primary}
      </div>
    </Panel>
  );
}
