import { staff } from "../../texts/staff.ts";
import { team } from "../../texts/team.ts";
import { isInTeam } from "../team/membership.ts";
import { TASKS_PATH } from "../team/paths.ts";
import type { StaffMember } from "./guard.ts";

/** The areas of the staff that this person may open. */
export function StaffNavigation({ member, current }: { member: StaffMember; current: string }) {
  const { home } = staff;
  const areas = [
    { href: "/equipe", label: home.title, shown: true },
    { href: TASKS_PATH, label: team.link, shown: isInTeam(member) },
    { href: "/equipe/motor", label: home.operator.link, shown: member.roles.includes("operator") },
    { href: "/equipe/papeis", label: home.administrator.link, shown: member.roles.includes("administrator") },
  ];
  return (
    <nav class="staff-navigation" aria-label={staff.navigation}>
      <ul>
        {areas
          .filter(({ shown }) => shown)
          .map(({ href, label }) => (
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
