/** What the form viewer says, by the English sentence it asks a translation for. `{value}` is filled in by the viewer. */
export const formMessages: Record<string, string> = {
  "Field is required.": "Preencha este campo.",
  "Field must match pattern {value}.": "O que foi digitado não está no formato pedido.",
  "Field must have minimum value of {value}.": "O valor mínimo é {value}.",
  "Field must have maximum value of {value}.": "O valor máximo é {value}.",
  "Field must have minimum length of {value}.": "Digite pelo menos {value} caracteres.",
  "Field must have maximum length of {value}.": "Digite no máximo {value} caracteres.",
  "Field must be a valid international phone number. (e.g. +4930664040900)":
    "Digite o telefone com código do país e DDD, por exemplo +5561912345678.",
  "Field must be a valid email.": "Digite um e-mail válido, por exemplo nome@empresa.com.br.",
  "Value is not a number.": "Digite um número.",
  "Value is expected to be an integer.": "Digite um número inteiro.",
  "Value is expected to have at most 1 decimal digit.": "Use no máximo 1 casa decimal.",
  "Value is expected to have at most {value} decimal digits.": "Use no máximo {value} casas decimais.",
  "Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.":
    "Os valores válidos mais próximos são {previousValue} e {nextValue}.",
  "Min validation value is not a valid number.": "O limite mínimo deste campo está mal configurado.",
  "Max validation value is not a valid number.": "O limite máximo deste campo está mal configurado.",
  "Date and time must both be entered.": "Preencha a data e a hora.",
  "No content to show.": "Nada a mostrar.",
  "External content couldn't be loaded.": "Não foi possível carregar o conteúdo externo.",
  Increment: "Aumentar",
  Decrement: "Diminuir",
  "Skip to search": "Ir para a busca",
  "Remove tag": "Remover",
  Search: "Buscar",
  "No results": "Nenhum resultado",
  "All values selected": "Tudo selecionado",
  "Nothing to show.": "Nada a mostrar.",
  "{page} of {total}": "{page} de {total}",
  "Previous page": "Página anterior",
  "Next page": "Próxima página",
  "Click to sort by {value} descending": "Ordenar por {value}, decrescente",
  "Click to sort by {value} ascending": "Ordenar por {value}, crescente",
  "Click to remove sorting": "Desfazer a ordenação",
  "No files selected": "Nenhum arquivo escolhido",
  "{value} files selected": "{value} arquivos escolhidos",
  "Add new": "Acrescentar",
  "Expand all ({value})": "Mostrar todos ({value})",
  Collapse: "Recolher",
};

/** What the portal adds to the forms. */
export const formTexts = {
  selectPlaceholder: "Selecione",
  errorSummary: (count: number) => (count === 1 ? "Há um campo a corrigir" : `Há ${count} campos a corrigir`),
} as const;
