import { Panel } from "../../layout/panel.tsx";

/** A page that says one thing, and where to go from there. */
export function SaidPage({ title, text, links }: { title: string; text: string; links: { href: string; label: string }[] }) {
  return (
    <Panel title={title}>
      <p>{text}</p>
      <div class="actions">
        {links.map(({ href, label }, index) => (
          <a key={href} class={`br-button ${index === links.length - 1 ? "primary" : "secondary"}`} href={href}>
            {label}
          </a>
        ))}
      </div>
    </Panel>
  );
}
