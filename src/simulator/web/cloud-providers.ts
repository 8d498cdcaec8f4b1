/** Keepers of cloud certificates, by the name they have in `amr` (`x509_neoid` and so on; manual, step 9). */
export const CLOUD_PROVIDERS = ["neoid", "safeid", "birdid", "serasa", "vidaas", "remoteid"] as const;

export type CloudProvider = (typeof CLOUD_PROVIDERS)[number];

/** The one PIN of every simulated cloud certificate. */
export const CLOUD_PIN = "1234";

export function cloudProviderOf(text: unknown): CloudProvider | null {
  return CLOUD_PROVIDERS.find((provider) => provider === text) ?? null;
}
