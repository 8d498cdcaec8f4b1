import type { StaffRole } from "../../domain/staff.ts";
import { staff } from "../../texts/staff.ts";
import { team } from "../../texts/team.ts";
import { isInTeam } from "../team/membership.ts";
import { TASKS_PATH } from "../team/paths.ts";
import type { StaffMember } from "./guard.ts";

/** A part of the staff area, as the navigation and the home page offer it. */
export interface StaffArea {
  href: string;
  link: string;
  /** What one does there. */
  text: string;
}

/** Who helps people: reads about them, decides what is in doubt. */
export const SUPPORT_ROLES: StaffRole[] = ["support", "administrator"];
/** Who changes what holds for everybody. */
export const ADMINISTRATOR_ROLES: StaffRole[] = ["administrator"];

/** Addresses of the areas. */
export const AREA_PATHS = {
  models: "/equipe/modelos",
  engine: "/equipe/motor",
  roles: "/equipe/papeis",
  migration: "/equipe/migracao",
  imports: "/equipe/migracao/importacoes",
  conflicts: "/equipe/migracao/conflitos",
  deadline: "/equipe/migracao/prazo",
  messages: "/equipe/mensagens",
  audit: "/equipe/auditoria",
  lookup: "/equipe/consulta",
  credentials: "/equipe/acessos",
} as const;

const byRole: { path: keyof typeof AREA_PATHS; roles: StaffRole[] }[] = [
  { path: "models", roles: ["analyst"] },
  { path: "engine", roles: ["operator"] },
  { path: "migration", roles: SUPPORT_ROLES },
  { path: "imports", roles: ADMINISTRATOR_ROLES },
  { path: "conflicts", roles: SUPPORT_ROLES },
  { path: "deadline", roles: SUPPORT_ROLES },
  { path: "messages", roles: SUPPORT_ROLES },
  { path: "audit", roles: SUPPORT_ROLES },
  { path: "lookup", roles: SUPPORT_ROLES },
  { path: "credentials", roles: SUPPORT_ROLES },
  { path: "roles", roles: ADMINISTRATOR_ROLES },
];

/** What this person may open, in the order in which it is shown. */
export function areasOf(member: StaffMember): StaffArea[] {
  const open = byRole.filter(({ roles }) => roles.some((role) => member.roles.includes(role)));
  return [
    ...(isInTeam(member) ? [{ href: TASKS_PATH, link: team.link, text: team.linkText }] : []),
    ...open.map(({ path }) => ({ href: AREA_PATHS[path], ...staff.areas[path] })),
  ];
}
