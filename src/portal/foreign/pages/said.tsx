import type { ComponentChildren } from "preact";
import { Panel } from "../../layout/panel.tsx";

interface SaidProps {
  title: string;
  /** Paragraphs are divided by an empty line. */
  text: string;
  links: { href: string; label: string }[];
  children?: ComponentChildren;
}

/** A page that says one thing and leads on. */
export function SaidPage({ title, text, links, children }: SaidProps) {
  return (
    <Panel title={title}>
      {text
        .split(/\n\s*\n/)
        .filter(Boolean)
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      {children}
      <div class="actions">
        {links.map(({ href, label }) => (
          <a key={href} class="br-button secondary" href={href}>
            {label}
          </a>
        ))}
      </div>
    </Panel>
  );
}
