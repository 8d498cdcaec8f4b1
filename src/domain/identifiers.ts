/** CPF (people) and CNPJ (companies): normalised where they enter, formatted where people read them, masked in logs. */
export { formatCnpj, maskCnpj, normaliseCnpj } from "./cnpj.ts";
export { formatCpf, isSameCpf, maskCpf, normaliseCpf } from "./cpf.ts";
