import { staff } from "../../texts/staff.ts";
import { areasOf } from "./areas.ts";
import type { StaffMember } from "./guard.ts";

/** The areas of the staff that this person may open. */
export function StaffNavigation({ member, current }: { member: StaffMember; current: string }) {
  const areas = [{ href: "/equipe", link: staff.home.title }, ...areasOf(member)];
  return (
    <nav class="staff-navigation" aria-label={staff.navigation}>
      <ul>
        {areas.map(({ href, link }) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? "page" : undefined}>
              {link}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
