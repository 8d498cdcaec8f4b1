import type { Language } from "../../domain/language.ts";
import { abroad } from "../../texts/abroad/index.ts";

interface MenuProps {
  current: string;
  companyId?: string | null;
  /** Portuguese where it is left out. */
  language?: Language;
}

/** The menu "SGCI" that the guide names; its links stay with the company of the page. */
export function SgciMenu({ current, companyId = null, language = "pt" }: MenuProps) {
  const query = companyId === null ? "" : `?empresa=${companyId}`;
  const { label, start, open, delegate, follow } = abroad[language].menu;
  const items = { "/inicio": start, "/processos": open, "/membros": delegate, "/acompanhamento": follow };
  return (
    <nav class="sgci-menu" aria-label={label}>
      <span class="sgci-menu-title">{label}</span>
      <ul>
        {Object.entries(items).map(([href, text]) => (
          <li key={href}>
            <a href={`${href}${query}`} aria-current={href === current ? "page" : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
