import { portal } from "../../texts/portal.ts";

const items = [
  { href: "/inicio", label: portal.frame.start },
  { href: "/processos", label: portal.home.menuOpen },
  { href: "/membros", label: portal.home.menuDelegate },
];

/** The menu "SGCI" that the guide names. */
export function SgciMenu({ current }: { current: string }) {
  return (
    <nav class="sgci-menu" aria-label={portal.home.menu}>
      <span class="sgci-menu-title">{portal.home.menu}</span>
      <ul>
        {items.map(({ href, label }) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
