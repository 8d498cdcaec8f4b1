import type { Request, Response } from "express";
import type { Provider } from "oidc-provider";

type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

/** Why somebody is signing in. */
export interface Flow {
  /** Part of the address: the interaction's uid, `conta` or `empresa`. */
  id: string;
  /** The authorisation that waits; null when the person signs in for the account pages. */
  interaction: Interaction | null;
}

/** To the account pages. */
export const ACCOUNT_FLOW = "conta";
/** A signed-in person presents an e-CNPJ in order to link its company. */
export const COMPANY_FLOW = "empresa";

/** The flow an address speaks of; null when that authorisation is no longer under way (after a restart, for example). */
export async function openFlow(id: string, req: Request, res: Response, provider: () => Promise<Provider>): Promise<Flow | null> {
  if (id === ACCOUNT_FLOW || id === COMPANY_FLOW) return { id, interaction: null };
  try {
    const interaction = await (await provider()).interactionDetails(req, res);
    return interaction.uid === id ? { id, interaction } : null;
  } catch {
    return null;
  }
}
