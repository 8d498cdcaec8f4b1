import type { FaultSwitches } from "../../../src/simulator/index.ts";
import type { System } from "../../support/system.ts";

/** Makes the simulated Gov.br do something wrong, or rotates its key, or heals it. */
export async function turnFaults(
  { simulatorUrl }: Pick<System, "simulatorUrl">,
  switches: Partial<FaultSwitches> | { rotateKey: true } | { reset: true },
): Promise<void> {
  const answer = await fetch(`${simulatorUrl}/simulador/falhas`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(switches),
  });
  if (!answer.ok) throw new Error(`the faults could not be turned: ${answer.status}`);
}
