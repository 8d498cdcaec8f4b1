/** CPF (people) and CNPJ (companies): normalised where they enter, formatted where people read them, masked in logs. */
export { formatCnpj, maskCnpj, normaliseCnpj } from "./cnpj.ts";
export { formatCpf, isSameCpf, maskCpf, normaliseCpf } from "./cpf.ts";
export { isForeignCompany, isForeignPerson } from "./foreign-numbers.ts";
/** The same for whatever number a person or a company has: the platform gives one to those who have no CPF or CNPJ. */
export {
  formatCompanyNumber,
  formatPersonNumber,
  maskCompanyNumber,
  maskPersonNumber,
  normaliseCompanyNumber,
  normalisePersonNumber,
} from "./numbers.ts";
