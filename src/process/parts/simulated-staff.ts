import type { StaffRole } from "../../domain/staff.ts";
import type { Simulator } from "../../simulator/index.ts";
import type { Services } from "./services.ts";

/** Which of the simulator's people work at Inmetro, and as what. */
const ROLES: Record<string, StaffRole> = {
  "staff-operator": "operator",
  "staff-administrator": "administrator",
  "staff-support": "support",
  "staff-dicor": "service-team:dicor",
  "staff-analyst": "analyst",
  "staff-second-analyst": "analyst",
};

/** Gives the simulator's staff their roles, so that a machine that has nothing can show the staff area. Development only. */
export async function grantSimulatedStaff({ store }: Pick<Services, "store">, { people }: Simulator): Promise<void> {
  for (const { key, cpf } of people) {
    const role = ROLES[key];
    if (role === undefined) continue;
    await store.staff.grant({ cpf, role, reason: "simulator", actor: "system:simulator", capacity: "system" });
  }
}
