import type { Delegation, Service, Store } from "../../store/types.ts";

/** A service as the list of step 9 shows it, with what this person has of it. */
export interface DelegableService {
  service: Service;
  /** Offered versions, the newest first; empty when Inmetro offers it no more. */
  versions: number[];
  /** What is open of it. */
  delegation: Delegation | null;
}

/** Everything that can be delegated, and whatever somebody still has of what is offered no more. */
export async function delegableServices(store: Pick<Store, "services">, open: Delegation[]): Promise<DelegableService[]> {
  const services = await store.services.list({ all: true });
  const byService = new Map(open.map((delegation) => [delegation.serviceId, delegation]));
  return services
    .map((service) => ({
      service,
      versions: service.versions.filter(({ offered }) => offered).map(({ version }) => version),
      delegation: byService.get(service.id) ?? null,
    }))
    .filter(({ versions, delegation }) => versions.length > 0 || delegation !== null);
}

/** `P001 - Acreditação Inicial de Organismos v.3`; with several versions, `v.3, v.2`. */
export function serviceLabel({ code, name, versions }: Service): string {
  const offered = versions.filter((version) => version.offered).map(({ version }) => `v.${version}`);
  return [`${code} - ${name}`, ...(offered.length > 0 ? [offered.join(", ")] : [])].join(" ");
}

/** Names of services by id; what is unknown shows its id. */
export async function serviceNames(store: Pick<Store, "services">): Promise<(id: string) => string> {
  const services = await store.services.list({ all: true });
  const names = new Map(services.map(({ id, code, name }) => [id, `${code} - ${name}`]));
  return (id) => names.get(id) ?? id;
}
