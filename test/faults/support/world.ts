import { HttpVisitor, type ShownPage } from "../../support/http-visitor.ts";
import { newRepresentative, type Representative, walkUntil } from "../../support/onboarding.ts";
import type { System } from "../../support/system.ts";
import type { Evidence } from "./evidence.ts";

/** The running system, known once the tests run. */
export type World = () => { system: System; evidence: Evidence };

/** A person and a browser. */
export interface Walker {
  person: Representative;
  visitor: HttpVisitor;
}

let people = 1_000;

/** Somebody new whose journey stands where the page offers this button or link. */
export async function walkerAt(world: World, label: RegExp): Promise<Walker> {
  const { system } = world();
  const n = people++;
  const person = await newRepresentative(system, n);
  const visitor = new HttpVisitor(system.portalUrl, `10.1.${n >> 8}.${n & 255}`);
  await visitor.openPortal("/");
  await walkUntil(visitor, person, offers(label));
  return { person, visitor };
}

/** Whether a page has a button or link of this label. */
export function offers(label: RegExp): (page: ShownPage) => boolean {
  return ({ url, links, forms }) =>
    url.pathname !== "/" && [...links, ...forms.flatMap(({ buttons }) => buttons)].some((one) => label.test(one.label));
}

/** The address with which Gov.br sends the person back after “Autorizar”; nobody has gone there yet. */
export async function returnOf({ person, visitor }: Walker): Promise<string> {
  const isReturn = ({ url }: ShownPage) => url.pathname === "/govbr/retorno";
  visitor.stopAt = "/govbr/retorno";
  await visitor.openPortal("/jornada");
  await walkUntil(visitor, person, isReturn);
  visitor.stopAt = null;
  return visitor.page.url.href;
}
