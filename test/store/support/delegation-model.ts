import fc from "fast-check";

export const people = ["ana", "bruno", "carla", "davi"] as const;
export const versions = { p001: 3, p070: 4 } as const;
export const services = Object.keys(versions) as (keyof typeof versions)[];

type PersonName = (typeof people)[number];
type ServiceName = keyof typeof versions;

/** One thing that somebody does; what a kind does not need it does not look at. */
export interface Act {
  kind: "grant" | "revoke" | "renounce" | "settle" | "lose" | "join" | "unlink" | "substitute" | "wait" | "start";
  /** Who acts; only these two ever represent the company. */
  actor: "ana" | "bruno";
  /** To whom it is done. */
  person: PersonName;
  service: ServiceName;
  days: number;
  limited: boolean;
}

const kinds: Act["kind"][] = [
  "grant",
  "grant",
  "grant",
  "start",
  "lose",
  "join",
  "settle",
  "substitute",
  "wait",
  "revoke",
  "renounce",
];

export const actSchema: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom<Act["kind"]>(...kinds, "unlink"),
  actor: fc.constantFrom("ana" as const, "bruno" as const),
  person: fc.constantFrom(...people),
  service: fc.constantFrom(...services),
  days: fc.constantFrom(1, 5, 20, 40),
  limited: fc.boolean(),
});

interface ModelDelegation {
  person: PersonName;
  service: ServiceName;
  grantor: PersonName;
  /** Null: open-ended. */
  until: number | null;
  /** End of the grace period; null: not suspended. */
  grace: number | null;
}

interface ModelSubstitution {
  absent: PersonName;
  substitute: PersonName;
  service: ServiceName | null;
  until: number;
}

const day = 24 * 3600_000;

/** The rules of delegation in the fewest words: what is open, and who represents the company. */
export class DelegationModel {
  private readonly representatives = new Set<PersonName>(["ana", "bruno"]);
  private readonly members = new Set<PersonName>();
  private delegations: ModelDelegation[] = [];
  private substitutions: ModelSubstitution[] = [];

  constructor(private readonly clock: () => Date) {}

  /** Whether somebody in force has granted it, or needs nobody's grant. */
  mayStart(person: PersonName, service: ServiceName): boolean {
    if (this.representatives.has(person)) return true;
    const delegated = this.open(person, service);
    if (delegated !== undefined && delegated.grace === null) return true;
    return this.substitutions.some(
      (lent) =>
        lent.substitute === person &&
        this.representatives.has(lent.absent) &&
        (lent.service ?? service) === service &&
        lent.until > this.now,
    );
  }

  /** What follows from an act; nothing, where the actor may not do it. */
  apply({ kind, actor, person, service, days, limited }: Act): void {
    const until = this.now + days * day;
    const open = this.open(person, service);
    const represents = this.representatives.has(actor);
    if (kind === "lose" && represents) this.lose(actor);
    if (kind === "join") this.representatives.add(actor);
    if (kind === "renounce") this.end((one) => one === open);
    if (!represents) return;
    if (kind === "grant") this.grant(actor, { person, service, until: limited ? until : null });
    if (kind === "revoke") this.end((one) => one === open);
    if (kind === "settle") {
      for (const suspended of this.delegations.filter((one) => one.grace !== null && this.isOpen(one))) {
        if (limited) this.grant(actor, suspended);
        else this.end((one) => one === suspended);
      }
    }
    if (kind === "unlink" && this.members.delete(person)) {
      this.end((one) => one.person === person);
      this.substitutions = this.substitutions.filter(({ substitute }) => substitute !== person);
    }
    if (kind === "substitute" && actor !== person)
      this.substitutions.push({ absent: actor, substitute: person, service: limited ? service : null, until });
  }

  private get now(): number {
    return this.clock().getTime();
  }

  private isOpen({ until, grace }: ModelDelegation): boolean {
    return (until === null || until > this.now) && (grace === null || grace > this.now);
  }

  private open(person: PersonName, service: ServiceName): ModelDelegation | undefined {
    return this.delegations.find((one) => one.person === person && one.service === service && this.isOpen(one));
  }

  private grant(grantor: PersonName, { person, service, until }: Pick<ModelDelegation, "person" | "service" | "until">): void {
    if (this.representatives.has(person)) return;
    const open = this.open(person, service);
    if (open !== undefined && open.grace === null && open.until === until) return;
    this.end((one) => one === open);
    this.delegations.push({ person, service, grantor, until, grace: null });
    this.members.add(person);
  }

  private lose(person: PersonName): void {
    this.representatives.delete(person);
    for (const one of this.delegations) if (one.grantor === person && one.grace === null) one.grace = this.now + 30 * day;
    this.substitutions = this.substitutions.filter(({ absent }) => absent !== person);
  }

  private end(which: (one: ModelDelegation) => boolean): void {
    this.delegations = this.delegations.filter((one) => !which(one));
  }
}
