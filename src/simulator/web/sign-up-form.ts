import { normaliseCpf } from "../../domain/identifiers.ts";
import { simulator as texts } from "../../texts/simulator.ts";
import type { Accounts } from "../state/accounts.ts";

export interface SignUpForm {
  cpf: string;
  name: string;
  email: string;
  phone: string;
  password: string;
  emailVerified: boolean;
}

export type SignUpErrors = Partial<Record<keyof SignUpForm, string>>;

/** Reads the posted fields, trimmed. */
export function readSignUpForm(body: Record<string, unknown>): SignUpForm {
  const text = (name: string) => String(body[name] ?? "").trim();
  return {
    cpf: text("cpf"),
    name: text("nome"),
    email: text("email"),
    phone: text("celular"),
    password: String(body.senha ?? ""),
    emailVerified: body.emailNaoVerificado !== "sim",
  };
}

/** What is wrong with each field; empty when the account can be created. */
export function checkSignUpForm(form: SignUpForm, accounts: Accounts): SignUpErrors {
  const { errors } = texts.signUp;
  const cpf = normaliseCpf(form.cpf);
  return {
    ...(cpf === null ? { cpf: errors.cpf } : accounts.find(cpf) ? { cpf: errors.cpfTaken } : {}),
    ...(/\S\s+\S/.test(form.name) ? {} : { name: errors.name }),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email) ? {} : { email: errors.email }),
    ...(/^\d{10,11}$/.test(digits(form.phone)) ? {} : { phone: errors.phone }),
    ...(form.password.length >= 8 ? {} : { password: errors.password }),
  };
}

/** Only the digits of a telephone number. */
export function digits(text: string): string {
  return text.replace(/\D/g, "");
}
