import { portal } from "../../texts/portal.ts";

const items = [
  { href: "/inicio", label: portal.frame.start },
  { href: "/processos", label: portal.home.menuOpen },
  { href: "/membros", label: portal.home.menuDelegate },
  { href: "/acompanhamento", label: portal.home.menuFollow },
];

/** The menu "SGCI" that the guide names; its links stay with the company of the page. */
export function SgciMenu({ current, companyId = null }: { current: string; companyId?: string | null }) {
  const query = companyId === null ? "" : `?empresa=${companyId}`;
  return (
    <nav class="sgci-menu" aria-label={portal.home.menu}>
      <span class="sgci-menu-title">{portal.home.menu}</span>
      <ul>
        {items.map(({ href, label }) => (
          <li key={href}>
            <a href={`${href}${query}`} aria-current={href === current ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
