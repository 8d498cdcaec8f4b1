import { parseArgs } from "node:util";
import { maskCpf, normaliseCpf } from "../domain/identifiers.ts";
import { readStaffRole } from "../domain/staff.ts";
import type { Store } from "../store/types.ts";
import { staff as texts } from "../texts/staff.ts";

const words = texts.command;

/** The words after `npm run staff --` make no sense; the message says which ones do. */
export class UsageError extends Error {
  readonly code = "usage";
}

/**
 * `grant`, `revoke` and `list`: roles of staff from the command line. Whoever reaches the database may: it is how the
 * first administrator comes to be. Says what it did, line by line. Throws UsageError before anything is changed.
 */
export async function runStaffCommand(args: string[], { staff }: Pick<Store, "staff">, say: (line: string) => void) {
  const { verb, values } = read(args);
  if (verb === "list") {
    const grants = await staff.list();
    if (grants.length === 0) say(words.none);
    for (const { cpf, role, reason, grantedAt, name } of grants) {
      say(words.line(maskCpf(cpf), role, grantedAt.toISOString().slice(0, 10), name ?? words.neverEntered, reason));
    }
    return;
  }
  const cpf = normaliseCpf(values.cpf ?? "");
  const role = readStaffRole(values.role ?? "");
  const reason = values.reason?.trim() ?? "";
  if (cpf === null) throw wrong(words.cpfWrong);
  if (role === null) throw wrong(words.roleWrong);
  if (reason === "") throw wrong(words.reasonMissing);
  const act = { cpf, role, reason, actor: "system:command-line", capacity: "system" };
  const who = maskCpf(cpf);
  if (verb === "grant") say((await staff.grant(act)) ? words.granted(role, who) : words.already(role, who));
  else say((await staff.revoke(act)) ? words.revoked(role, who) : words.notHeld(role, who));
}

function read(args: string[]) {
  try {
    const text = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { cpf: text, role: text, reason: text },
    });
    const [verb, ...more] = positionals;
    if ((verb === "grant" || verb === "revoke" || verb === "list") && more.length === 0) return { verb, values };
  } catch {
    // An unknown option: the usage says which there are.
  }
  throw new UsageError(words.usage);
}

function wrong(what: string): UsageError {
  return new UsageError(`${what}\n${words.usage}`);
}
