import type { Language } from "../../domain/language.ts";
import { frames } from "../../texts/frame.ts";

/** The shortcuts that the government's accessibility model (eMAG 3.1, 1.5) asks for: Alt+1 content, Alt+2 menu, Alt+4 footer. */
const shortcuts = [
  { accessKey: "1", href: "#conteudo", label: "skipToContent" },
  { accessKey: "2", href: "#menu", label: "skipToMenu" },
  { accessKey: "4", href: "#rodape", label: "skipToFooter" },
] as const;

/** First in the page, visible when focused. */
export function SkipLinks({ language }: { language: Language }) {
  const texts = frames[language];
  return (
    <nav class="skip-links" aria-label={texts.skipLabel}>
      {shortcuts.map(({ label, ...link }) => (
        <a key={link.href} {...link}>
          {texts[label]}
        </a>
      ))}
    </nav>
  );
}
