import { portal } from "../../texts/portal.ts";

/** The shortcuts that the government's accessibility model (eMAG 3.1, 1.5) asks for: Alt+1 content, Alt+2 menu, Alt+4 footer. */
const shortcuts = [
  { accessKey: "1", href: "#conteudo", label: portal.frame.skipToContent },
  { accessKey: "2", href: "#menu", label: portal.frame.skipToMenu },
  { accessKey: "4", href: "#rodape", label: portal.frame.skipToFooter },
];

/** First in the page, visible when focused. */
export function SkipLinks() {
  return (
    <nav class="skip-links" aria-label={portal.frame.skipLabel}>
      {shortcuts.map(({ label, ...link }) => (
        <a key={link.href} {...link}>
          {label}
        </a>
      ))}
    </nav>
  );
}
